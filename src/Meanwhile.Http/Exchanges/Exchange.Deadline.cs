namespace Meanwhile;

internal sealed partial class Exchange : ITimerTarget, IReadyItem
{
    // What is forgiven of a wait is known when the time would be up: it is looked at again no sooner than this.
    private static readonly TimeSpan LeastRest = TimeSpan.FromMilliseconds(20);

    private int timer;
    private bool isSent;
    private CancellationToken givenToken;
    private CancellationTokenRegistration registration;

    bool ITimerTarget.IsArmed(int sequence) => timer == sequence;

    int ITimerTarget.TimerPlace { get; set; }

    void ITimerTarget.Fire()
    {
        timer = 0;
        if (waiting is { } wait && RestAfter(wait) is { } rest && rest > TimeSpan.Zero)
        {
            ArmDeadline(rest > LeastRest ? rest : LeastRest);
        }
        else
        {
            Abort(AbortReason.TimedOut);
        }
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
            Loop.Timers.Cancelled(this);
        }
    }

    /// <summary>What it waited for a turn before it is first sent is no time of it.</summary>
    private void ForgiveTurn(SlotWait wait)
    {
        if (RestAfter(wait) is { } rest)
        {
            DisarmDeadline();
            ArmDeadline(rest > LeastRest ? rest : LeastRest);
        }
    }

    // Null where all of the wait counts.
    private TimeSpan? RestAfter(SlotWait wait) =>
        !isSent && session.Admission.MayWaitForTime && session.Options.Timeout is { } limit && limit != Timeout.InfiniteTimeSpan
            ? limit - session.Admission.CountedOf(wait)
            : null;

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
