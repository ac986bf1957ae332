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
        if (waiters is DoneCallback single && single.Is(callback))
        {
            waiters = null;
            return 1;
        }

        return waiters is List<object> list ? list.RemoveAll(waiter => waiter is DoneCallback added && added.Is(callback)) : 0;
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

    internal void RemoveObserver(IFutureObserver observer) => RemoveWaiter(observer);

    void IWaitable.Register(LoopTask parking)
    {
        if (IsDone)
        {
            parking.Wake(WakeKind.Other);
        }
        else
        {
            AddWaiter(parking);
        }
    }

    void IWaitable.Interrupt(LoopTask parked, CancelRequest request)
    {
        // As in CPython the cancel is passed to what is awaited; the awaiting task goes on when that is done.
        if (Cancel(request.Message))
        {
            parked.Request = null;
        }
    }

    string IWaitable.Describe(LoopTask parked) => Describe();

    private void AddWaiter(object waiter)
    {
        switch (waiters)
        {
            case null:
                waiters = waiter;
                break;
            case List<object> list:
                list.Add(waiter);
                break;
            default:
                waiters = new List<object> { waiters, waiter };
                break;
        }
    }

    private void RemoveWaiter(object waiter)
    {
        if (waiters is List<object> list)
        {
            list.Remove(waiter);
        }
        else if (ReferenceEquals(waiters, waiter))
        {
            waiters = null;
        }
    }

    private void NotifyWaiters()
    {
        var notified = waiters;
        waiters = null;
        if (notified is List<object> list)
        {
            foreach (var waiter in list)
            {
                Notify(waiter);
            }
        }
        else if (notified is not null)
        {
            Notify(notified);
        }
    }

    private void Notify(object waiter)
    {
        switch (waiter)
        {
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

    private sealed class Notification(Future future, IFutureObserver observer) : IReadyItem
    {
        public void Run() => observer.Done(future);
    }
}
