namespace Meanwhile;

public partial class Future : IWaitable
{
    /// <summary>Calls back, in a turn of the loop of its own, when the future is done; at the next turn if it is done already.</summary>
    /// <param name="callback">Gets this future. What it throws goes to the loop's error handler, and the other callbacks still run.</param>
    /// <exception cref="ArgumentNullException"><paramref name="callback"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The call comes from outside its running loop.</exception>
    public void AddDoneCallback(Action<Future> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Loop.RequireOwner(nameof(AddDoneCallback));
        var waiter = new DoneCallback(this, callback);
        if (IsDone)
        {
            Loop.Ready.Enqueue(waiter);
        }
        else
        {
            AddWaiter(waiter);
        }
    }

    /// <summary>Takes a callback back.</summary>
    /// <param name="callback">The callback, as it was added.</param>
    /// <returns>How many times it had been added.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="callback"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The call comes from outside its running loop.</exception>
    public int RemoveDoneCallback(Action<Future> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Loop.RequireOwner(nameof(RemoveDoneCallback));
        if (IsDone)
        {
            return 0;
        }

        if (content is DoneCallback single && single.Is(callback))
        {
            content = null;
            return 1;
        }

        return content is WaiterList list ? list.RemoveAll(waiter => waiter is DoneCallback added && added.Is(callback)) : 0;
    }

    /// <summary>Tells a part of this library when it is done, as a done callback.</summary>
    internal void AddObserver(IFutureObserver observer)
    {
        if (IsDone)
        {
            Loop.Ready.Enqueue(new Notification(this, observer));
        }
        else
        {
            AddWaiter(observer);
        }
    }

    /// <summary>The same, unless that observer was the last one added.</summary>
    /// <returns>False if it was.</returns>
    internal bool AddObserverOnce(IFutureObserver observer)
    {
        // Of a list all may have left again.
        var last = content is WaiterList list ? list.Last : content;
        if (!IsDone && ReferenceEquals(last, observer))
        {
            return false;
        }

        AddObserver(observer);
        return true;
    }

    /// <summary>Who is parked on it, or on what gathers it; the first, if several are.</summary>
    internal LoopTask? AwaitedBy
    {
        get
        {
            var first = content is WaiterList list ? list.FirstOrDefault(static waiter => waiter is LoopTask or Future) : content;
            return first as LoopTask ?? (first as Future)?.AwaitedBy;
        }
    }

    internal void RemoveObserver(IFutureObserver observer) => RemoveWaiter(observer);

    void IWaitable.Register(LoopTask parking)
    {
        if (IsDone)
        {
            parking.Wake(IsCancelled ? WakeKind.AwaitedCancelled : WakeKind.Other);
        }
        else
        {
            AddWaiter(parking);
        }
    }

    void IWaitable.Interrupt(LoopTask parked, CancelRequest request)
    {
        // As in CPython the cancel is passed to what is awaited; the awaiting task goes on when that is done.
        Loop.CancelMetRing = false;
        var cause = Loop.CancelUnderWay;
        Loop.CancelUnderWay = request;
        bool isPassedOn;
        try
        {
            isPassedOn = Cancel(request.Message);
        }
        finally
        {
            Loop.CancelUnderWay = cause;
        }

        if (isPassedOn)
        {
            if (!Borrows(parked, request))
            {
                request.MarkThrown(parked);
            }

            parked.HearsByAwaited(request);
            parked.Request = null;
        }
        else if (Loop.CancelMetRing)
        {
            RemoveWaiter(parked);
            parked.Wake(WakeKind.Cancelled);
        }
        else
        {
            Refused(parked, request);
        }

        Loop.CancelMetRing = false;
    }

    string IWaitable.Describe(LoopTask parked) => Describe();

    void IReadyItem.Run() => TellObserver();

    // The loop has closed with the news under way: those who wait on other threads still get it.
    void IRunsOutside.RunOutside()
    {
        if (IsDone && content is IOutsideObserver)
        {
            TellObserver();
        }
    }

    /// <summary>In the ready queue a future that succeeded stands for the news of it, to the one part of this library that waits.</summary>
    private protected void TellObserver()
    {
        var observer = (IFutureObserver)content!;
        content = null;
        observer.Done(this);
    }

    /// <summary>The loop closes while it is pending: those who wait on other threads are told.</summary>
    internal void TellOutside()
    {
        if (content is WaiterList list)
        {
            // What goes on by being told may add to it.
            foreach (var waiter in list.ToArray())
            {
                (waiter as IOutsideObserver)?.LoopClosed();
            }
        }
        else
        {
            (content as IOutsideObserver)?.LoopClosed();
        }
    }

    private void AddWaiter(object waiter)
    {
        switch (content)
        {
            case null:
                content = waiter;
                break;
            case WaiterList list:
                list.Add(waiter);
                break;
            default:
                content = new WaiterList(content, waiter);
                break;
        }
    }

    private void RemoveWaiter(object waiter)
    {
        if (IsDone)
        {
            return;
        }

        if (content is WaiterList list)
        {
            list.Remove(waiter);
        }
        else if (ReferenceEquals(content, waiter))
        {
            content = null;
        }
    }

    private void NotifyAll(object waiting)
    {
        if (waiting is WaiterList list)
        {
            foreach (var waiter in list)
            {
                Notify(waiter);
            }
        }
        else if (waiting is IFutureObserver && content is null)
        {
            content = waiting;
            Loop.Ready.Enqueue(this);
        }
        else
        {
            Notify(waiting);
        }
    }

    private void Notify(object waiter)
    {
        switch (waiter)
        {
            case LoopTask parked when IsCancelled:
                parked.HeardByAwaited();
                parked.Wake(WakeKind.AwaitedCancelled);
                break;
            case LoopTask parked:
                parked.Wake(WakeKind.Other);
                break;
            case DoneCallback callback:
                Loop.Ready.Enqueue(callback);
                break;
            default:
                Loop.Ready.Enqueue(new Notification(this, (IFutureObserver)waiter));
                break;
        }
    }

    private sealed class Notification(Future future, IFutureObserver observer) : IRunsOutside
    {
        public void Run() => observer.Done(future);

        public void RunOutside()
        {
            if (observer is IOutsideObserver)
            {
                observer.Done(future);
            }
        }
    }
}
