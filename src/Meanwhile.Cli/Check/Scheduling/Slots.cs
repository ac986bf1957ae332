namespace Meanwhile.Cli.Check.Scheduling;

/// <summary>
/// Who may send a request now: so many in all, so many for each host, so many in a time. First come, first served within a host; hosts
/// take turns, and a host at its limit, in a pause or in trouble keeps nobody else waiting.
/// </summary>
internal sealed partial class Slots(int limit, int hostLimit, HttpRate? rate = null, int mostFailures = 0, int mostKept = ConnectionRoom.StandardKept)
{
    private readonly HostLines lines = new(mostFailures);

    // Hosts below their limit with somebody waiting, in the order of their turns.
    private readonly Queue<HostLine> turns = new();

    private bool closed;

    public int Running { get; private set; }

    /// <summary>How many hosts have somebody running or waiting, or something to remember; the rest are forgotten.</summary>
    public int Hosts => lines.Count;

    /// <summary>The hosts that have somebody running or waiting, among others.</summary>
    public IReadOnlyCollection<HostLine> Lines => lines.All;

    /// <summary>Waits for a slot.</summary>
    public async Coroutine<Turn> Enter(string host)
    {
        if (closed)
        {
            return Turn.Stop;
        }

        var line = lines.Of(host);
        if (line.Breaker.IsOpen(Now))
        {
            return Turn.Skip;
        }

        var turn = new Future<Turn>();
        line.Waiting.Enqueue(turn);
        Offer(line);
        Grant();
        if (turn.IsDone)
        {
            return turn.Result;
        }

        try
        {
            return await turn;
        }
        catch (OperationCanceledException)
        {
            // The future is cancelled with whoever awaited it, and is passed over when its turn comes.
            lines.Release(line, Now);
            throw;
        }
    }

    /// <summary>Gives a slot back.</summary>
    /// <param name="host">Whose it was.</param>
    /// <param name="isFailure">Whether the host itself was in trouble; null if that is not known.</param>
    /// <returns>Whether the host has now failed so often that it is left alone.</returns>
    public bool Leave(string host, bool? isFailure = false)
    {
        lines.TryFind(host, out var line);
        line!.Running--;
        Running--;
        var opened = isFailure is { } known && line.Breaker.Note(known, Now);
        if (opened)
        {
            line.TellAll(Turn.Skip);
        }

        Offer(line);
        Grant();
        lines.Release(line, Now);
        return opened;
    }

    /// <summary>Sends nothing to a host before that time.</summary>
    public void Pause(string host, TimeSpan until)
    {
        var line = lines.Of(host);
        line.NotBefore = until > line.NotBefore ? until : line.NotBefore;
    }

    /// <summary>Nobody gets a slot any more; those who wait are told so.</summary>
    public void Close()
    {
        closed = true;
        turns.Clear();
        foreach (var line in lines.All)
        {
            line.TellAll(Turn.Stop);
        }
    }

    private static TimeSpan Now => EventLoop.Current.Time;

    private void Offer(HostLine line)
    {
        if (closed || line.HasTurn || line.Waiting.Count == 0 || line.Running >= LimitOf(line))
        {
            return;
        }

        if (line.NotBefore == TimeSpan.Zero || line.NotBefore <= Now)
        {
            line.HasTurn = true;
            turns.Enqueue(line);
        }
        else if (!line.HasAlarm)
        {
            line.HasAlarm = true;
            EventLoop.Current.CallAt(line.NotBefore, () =>
            {
                line.HasAlarm = false;
                Offer(line);
                Grant();
                lines.Release(line, Now);
            });
        }
    }

    // While a host is on trial one request alone goes to it.
    private int LimitOf(HostLine line) => !line.Breaker.IsFresh && line.Breaker.IsOnTrial(Now) ? 1 : hostLimit;

    private void Grant()
    {
        GrantOthers();
        while (Running < limit && turns.Count > 0 && !MustWaitForPace())
        {
            var line = turns.Dequeue();
            line.HasTurn = false;
            if ((line.NotBefore == TimeSpan.Zero || line.NotBefore <= Now) && line.Running < LimitOf(line) && line.TakeNext() is { } turn)
            {
                line.Running++;
                Running++;
                pace?.Take(Now);
                turn.SetResult(Turn.Go);
            }

            Offer(line);
        }
    }
}
