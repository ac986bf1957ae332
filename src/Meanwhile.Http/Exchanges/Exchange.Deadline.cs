namespace Meanwhile;

internal sealed partial class Exchange : ITimerTarget, IReadyItem
{
    private int timer;
    private CancellationToken givenToken;
    private CancellationTokenRegistration registration;

    bool ITimerTarget.IsArmed(int sequence) => timer == sequence;

    void ITimerTarget.Fire()
    {
        timer = 0;
        Abort(AbortReason.TimedOut);
    }

    // Run from the inbox: the given token was cancelled, on whatever thread.
    void IReadyItem.Run() => Abort(AbortReason.CancelledByToken);

    /// <summary>Ends the request when the time is up, counted from now.</summary>
    internal void ArmDeadline(TimeSpan? timeout)
    {
        if (timeout is { } limit && limit != Timeout.InfiniteTimeSpan)
        {
            timer = Loop.Timers.Add(Loop.DueIn(limit.Ticks), this);
        }
    }

    /// <summary>From here on it may take as long as it takes.</summary>
    internal void DisarmDeadline()
    {
        if (timer != 0)
        {
            timer = 0;
            Loop.Timers.Cancelled();
        }
    }

    /// <summary>Ends the request when that token is cancelled.</summary>
    internal void ListenTo(CancellationToken token)
    {
        givenToken = token;
        if (token.IsCancellationRequested)
        {
            Abort(AbortReason.CancelledByToken);
        }
        else if (token.CanBeCanceled)
        {
            registration = token.UnsafeRegister(static exchange => ((Exchange)exchange!).Loop.Inbox.Add((Exchange)exchange), this);
        }
    }

    private void StopListening() => registration.Unregister();
}
