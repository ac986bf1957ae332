namespace Meanwhile.Cli.Check.Scheduling;

internal sealed partial class Slots
{
    // Those who have a slot, and wait for the rate to send another request.
    private readonly Queue<Future> others = new();

    private readonly Pace? pace = rate is { } given ? new Pace(given) : null;
    private bool hasPaceAlarm;

    /// <summary>Whether requests wait for the rate.</summary>
    public bool WaitsForRate => hasPaceAlarm;

    /// <summary>Waits until the rate allows another request to one who has a slot; before all who wait for a slot.</summary>
    public async Coroutine Another()
    {
        if (pace is null)
        {
            return;
        }

        var turn = new Future();
        others.Enqueue(turn);
        Grant();
        await turn;
    }

    private void GrantOthers()
    {
        while (others.Count > 0 && !MustWaitForPace())
        {
            var turn = others.Dequeue();
            if (!turn.IsDone)
            {
                pace?.Take(Now);
                turn.SetResult();
            }
        }
    }

    private bool MustWaitForPace()
    {
        if (pace is null || pace.Wait(Now) is not { Ticks: > 0 } wait)
        {
            return false;
        }

        if (!hasPaceAlarm)
        {
            hasPaceAlarm = true;
            EventLoop.Current.CallLater(wait, () =>
            {
                hasPaceAlarm = false;
                Grant();
            });
        }

        return true;
    }
}
