namespace Meanwhile;

/// <summary>One host's part of what limits a session, and the requests that wait to be sent to it. Without limits for each host all hosts are one.</summary>
internal sealed class HostGate(string authority, int limit, HttpRate? rate)
{
    private readonly Pace? pace = rate is { } given ? new Pace(given) : null;
    private TimeSpan notBefore;
    private FullTime fullTime;

    internal string Authority => authority;

    /// <summary>How many requests are on their way, or their answers not read.</summary>
    internal int Taken { get; private set; }

    /// <summary>Those that wait, in the order in which they came.</summary>
    internal LinkedList<SlotWait> Waiting { get; } = [];

    /// <summary>Whether it stands among those of which one may be sent.</summary>
    internal bool IsOffered { get; set; }

    internal bool IsAlarmSet { get; set; }

    internal bool IsFull => limit > 0 && Taken >= limit;

    /// <summary>Whether nobody uses it or waits for it.</summary>
    internal bool IsUnused => Taken == 0 && Waiting.Count == 0;

    /// <summary>How long the host is to be left alone.</summary>
    internal TimeSpan Delay(TimeSpan now)
    {
        var byPace = pace?.Wait(now) ?? TimeSpan.Zero;
        return notBefore - now > byPace ? notBefore - now : byPace;
    }

    /// <summary>Nothing is sent there before that time.</summary>
    internal void PauseUntil(TimeSpan time) => notBefore = time > notBefore ? time : notBefore;

    internal void Take(TimeSpan now)
    {
        Taken++;
        pace?.Take(now);
        if (IsFull)
        {
            fullTime.Begin(now);
        }
    }

    internal void GiveBack(TimeSpan now)
    {
        Taken--;
        fullTime.End(now);
    }

    internal TimeSpan FullUntil(TimeSpan now) => fullTime.Until(now);
}
