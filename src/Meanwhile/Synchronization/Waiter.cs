namespace Meanwhile;

/// <summary>
/// One await of a primitive: the coroutine that the caller awaits and the place in the line of those that wait are one object,
/// used again and again. What it waits for is asked when it begins, and each time when it is woken.
/// </summary>
internal abstract class Waiter<T> : CoroutineSource<T>, IWaitable
{
    private Stage stage;
    private LoopTask? parked;

    private enum Stage : byte
    {
        Fresh,
        Waiting,
        Woken,
        Cancelled,
    }

    internal Waiter<T>? Next { get; set; }

    internal Waiter<T>? Previous { get; set; }

    /// <summary>Whether it waits and has not been woken.</summary>
    internal bool IsWaiting => stage == Stage.Waiting;

    /// <summary>Whether a cancel ended the wait, and its task has not gone on yet.</summary>
    internal bool IsCancelled => stage == Stage.Cancelled;

    /// <summary>Where it waits.</summary>
    protected abstract WaitLine<T> Line { get; }

    internal sealed override void Begin(long token)
    {
        Claim(token, EventLoop.RunningHere);
        if (!TryFinish(isWoken: false) && Loop!.Strand is null)
        {
            // Here, where code can catch it: foreign code that has begun to wait is told of nothing any more. It stands in no line yet.
            var refused = Errors.NoCurrentTask($"coroutine '{Name}'");
            Abandon();
            throw refused;
        }
    }

    internal sealed override bool ParksWhenAwaited => true;

    internal sealed override void Refuse(Exception why) => Fail(why);

    internal sealed override void AwaitedBy(Resumable parent)
    {
        Parent = parent;
        Loop!.Park(this, this);
    }

    /// <summary>It goes on: as a task of its own for the first time, or because it was woken.</summary>
    internal sealed override void Resume()
    {
        var was = stage;
        if (was != Stage.Fresh)
        {
            Line.Remove(this);
            stage = Stage.Fresh;
            parked = null;
            Loop!.TakeElapsed(out var cancellation);
            if (was == Stage.Cancelled)
            {
                GaveUp();
                Fail(cancellation ?? new CancelledException());
                return;
            }

            if (Loop.Strand!.MustThrow)
            {
                PassOn();
                Fail(Loop.Strand.TakeCancellation());
                return;
            }
        }

        if (!TryFinish(isWoken: was == Stage.Woken))
        {
            Loop!.Park(this, this);
        }
    }

    /// <summary>What it waits for may be there: its task goes on.</summary>
    internal void Wake()
    {
        stage = Stage.Woken;
        parked!.Wake(WakeKind.Other);
    }

    void IWaitable.Register(LoopTask parking)
    {
        stage = Stage.Waiting;
        parked = parking;
        Line.Add(this);
    }

    void IWaitable.Interrupt(LoopTask parked, CancelRequest request)
    {
        if (stage != Stage.Cancelled)
        {
            stage = Stage.Cancelled;
            Line.NoteCancelled();
        }

        parked.Wake(WakeKind.Cancelled);
    }

    string IWaitable.Describe(LoopTask parked) => Describe();

    /// <summary>What it waits for, in a few words.</summary>
    protected abstract string Describe();

    /// <summary>Asks, when it begins, for what it would wait for.</summary>
    /// <returns>False if it has to wait.</returns>
    protected abstract bool TryTake(EventLoop loop, out T? taken);

    /// <summary>Asks once more, when it was woken.</summary>
    /// <returns>False if it has to wait again.</returns>
    protected virtual bool TakeWoken(EventLoop loop, out T? taken) => TryTake(loop, out taken);

    /// <summary>It was cancelled while it waited, and is in the line no more.</summary>
    protected virtual void GaveUp() { }

    /// <summary>
    /// It was woken, and cancelled before it went on. It does not take what it was woken for: that is for the next one. Taken, it
    /// might be lost, where the code above hands it on and never suspends again.
    /// </summary>
    protected abstract void PassOn();

    /// <summary>Asks for what it waits for, and ends the coroutine if it is there or refused.</summary>
    /// <returns>False if it has to wait.</returns>
    private bool TryFinish(bool isWoken)
    {
        T? taken;
        try
        {
            if (!(isWoken ? TakeWoken(Loop!, out taken) : TryTake(Loop!, out taken)))
            {
                return false;
            }
        }
        catch (Exception refusal)
        {
            Fail(refusal);
            return true;
        }

        Complete(taken!);
        return true;
    }
}
