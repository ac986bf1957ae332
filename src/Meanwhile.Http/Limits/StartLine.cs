namespace Meanwhile;

/// <summary>Where requests wait until they may start, first come, first served: for the rate to allow one more, or for the end of a pause.</summary>
internal sealed class StartLine(EventLoop loop, HttpRate? rate)
{
    private readonly LinkedList<SlotWait> waiting = [];
    private readonly Pace? pace = rate is { } given ? new Pace(given) : null;
    private TimeSpan notBefore;
    private bool isAlarmSet;

    /// <summary>Whether to forget it would change nothing.</summary>
    internal bool IsIdle => waiting.Count == 0 && !isAlarmSet && Delay(loop.Time) == TimeSpan.Zero;

    /// <summary>Starts one if nothing is in its way.</summary>
    internal bool TryPass()
    {
        var now = loop.Time;
        if (waiting.Count > 0 || Delay(now) > TimeSpan.Zero)
        {
            return false;
        }

        pace?.Take(now);
        return true;
    }

    /// <summary>Stands at the end of the queue; when the wait is done, the request may start.</summary>
    internal SlotWait Wait(Exchange exchange)
    {
        var wait = new SlotWait(exchange, waiting, "its turn to be sent");
        waiting.AddLast(wait.Place);
        SetAlarm();
        return wait;
    }

    /// <summary>Nothing starts before that time.</summary>
    internal void PauseUntil(TimeSpan time) => notBefore = time > notBefore ? time : notBefore;

    private TimeSpan Delay(TimeSpan now)
    {
        var byPace = pace?.Wait(now) ?? TimeSpan.Zero;
        return notBefore > now && notBefore - now > byPace ? notBefore - now : byPace;
    }

    private void SetAlarm()
    {
        if (!isAlarmSet && waiting.Count > 0)
        {
            isAlarmSet = true;
            loop.CallLater(Delay(loop.Time), Release);
        }
    }

    private void Release()
    {
        isAlarmSet = false;
        while (waiting.First is { } first && loop.Time is var now && Delay(now) == TimeSpan.Zero)
        {
            pace?.Take(now);
            waiting.RemoveFirst();
            first.Value.SetResult();
        }

        SetAlarm();
    }
}
