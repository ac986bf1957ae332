namespace Meanwhile.Cli.Check.Scheduling;

/// <summary>The pauses before retries, which all end when the run is to stop.</summary>
internal sealed class Pauses
{
    private readonly LinkedList<Future> running = [];
    private bool closed;

    public int Running => running.Count;

    /// <returns>False if the pause was cut short because nothing more is to be started.</returns>
    public async Coroutine<bool> Take(TimeSpan length)
    {
        if (closed)
        {
            return false;
        }

        var end = new Future();
        var place = running.AddLast(end);
        var timer = EventLoop.Current.CallLater(length, () => End(end));
        try
        {
            await end;
        }
        finally
        {
            timer.Cancel();
            running.Remove(place);
        }

        return !closed;
    }

    public void Close()
    {
        closed = true;
        foreach (var end in running)
        {
            End(end);
        }
    }

    private static void End(Future end)
    {
        if (!end.IsDone)
        {
            end.SetResult();
        }
    }
}
