namespace Meanwhile.Cli.Check.Scheduling;

/// <summary>
/// Who may send a request now: so many in all, so many for each host. First come, first served within a host; hosts take turns, and
/// a host at its limit keeps nobody else waiting.
/// </summary>
internal sealed class Slots(int limit, int hostLimit)
{
    private readonly Dictionary<string, HostLine> lines = new(StringComparer.OrdinalIgnoreCase);

    // Hosts below their limit with somebody waiting, in the order of their turns.
    private readonly Queue<HostLine> turns = new();

    private bool closed;

    public int Running { get; private set; }

    /// <summary>How many hosts have somebody running or waiting; the rest are forgotten.</summary>
    public int Hosts => lines.Count;

    /// <summary>Waits for a slot.</summary>
    /// <returns>False if no more requests are to be started; then there is nothing to leave.</returns>
    public async Coroutine<bool> Enter(string host)
    {
        if (closed)
        {
            return false;
        }

        if (!lines.TryGetValue(host, out var line))
        {
            lines.Add(host, line = new HostLine(host));
        }

        var turn = new Future<bool>();
        line.Waiting.Enqueue(turn);
        Offer(line);
        Grant();
        if (!turn.IsDone)
        {
            try
            {
                return await turn;
            }
            catch (OperationCanceledException)
            {
                // The future is cancelled with whoever awaited it, and is passed over when its turn comes.
                Forget(line);
                throw;
            }
        }

        return turn.Result;
    }

    public void Leave(string host)
    {
        var line = lines[host];
        line.Running--;
        Running--;
        Offer(line);
        Grant();
        Forget(line);
    }

    /// <summary>Nobody gets a slot any more; those who wait are told so.</summary>
    public void Close()
    {
        closed = true;
        turns.Clear();
        foreach (var line in lines.Values)
        {
            while (line.Waiting.TryDequeue(out var turn))
            {
                if (!turn.IsDone)
                {
                    turn.SetResult(false);
                }
            }
        }
    }

    private void Offer(HostLine line)
    {
        if (!closed && !line.HasTurn && line.Waiting.Count > 0 && line.Running < hostLimit)
        {
            line.HasTurn = true;
            turns.Enqueue(line);
        }
    }

    private void Grant()
    {
        while (Running < limit && turns.TryDequeue(out var line))
        {
            line.HasTurn = false;
            while (line.Waiting.TryDequeue(out var turn))
            {
                if (!turn.IsDone)
                {
                    line.Running++;
                    Running++;
                    turn.SetResult(true);
                    break;
                }
            }

            Offer(line);
        }
    }

    private void Forget(HostLine line)
    {
        if (line is { Running: 0, HasTurn: false } && line.Waiting.All(turn => turn.IsDone))
        {
            lines.Remove(line.Host);
        }
    }
}
