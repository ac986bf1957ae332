namespace Meanwhile.Cli.Check.Scheduling;

/// <summary>Those who run against one host, and those who wait to.</summary>
internal sealed class HostLine(string host, int mostFailures)
{
    public string Host => host;

    public Queue<Future<Turn>> Waiting { get; } = new();

    public Breaker Breaker { get; } = new(mostFailures);

    public int Running { get; set; }

    /// <summary>Until when the host asked to be left alone.</summary>
    public TimeSpan NotBefore { get; set; }

    /// <summary>Whether it stands in the queue of hosts.</summary>
    public bool HasTurn { get; set; }

    /// <summary>Whether it will be looked at again when its pause is over.</summary>
    public bool HasAlarm { get; set; }

    /// <summary>Whether it stands in the queue of those that are to be forgotten.</summary>
    public bool IsRemembered { get; set; }

    /// <summary>Whether nobody runs or waits.</summary>
    public bool IsEmpty => Running == 0 && !HasTurn && !HasAlarm && Waiting.Count == 0;

    /// <summary>The next who still waits; null if there is none.</summary>
    public Future<Turn>? TakeNext()
    {
        while (Waiting.TryDequeue(out var turn))
        {
            if (!turn.IsDone)
            {
                return turn;
            }
        }

        return null;
    }

    /// <summary>Tells all who wait.</summary>
    public void TellAll(Turn what)
    {
        while (TakeNext() is { } turn)
        {
            turn.SetResult(what);
        }
    }
}
