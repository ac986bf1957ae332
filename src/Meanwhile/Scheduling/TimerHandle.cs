namespace Meanwhile;

/// <summary>A callback that waits for its time.</summary>
public sealed class TimerHandle : Handle, ITimerTarget
{
    private int sequence;

    internal TimerHandle(EventLoop loop, Action callback, long due)
        : base(loop, callback)
    {
        When = TimeSpan.FromTicks(due);
        sequence = loop.Timers.Add(due, this);
    }

    /// <summary>When it is due, by <see cref="EventLoop.Time"/>.</summary>
    public TimeSpan When { get; }

    bool ITimerTarget.IsArmed(int expected) => sequence == expected;

    int ITimerTarget.TimerPlace { get; set; }

    void ITimerTarget.Fire()
    {
        sequence = 0;
        Loop.Ready.Enqueue(this);
    }

    private protected override void Cancelled()
    {
        if (sequence != 0)
        {
            sequence = 0;
            Loop.Timers.Cancelled(this);
        }
    }
}
