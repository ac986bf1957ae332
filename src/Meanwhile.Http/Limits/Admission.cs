namespace Meanwhile;

/// <summary>
/// Decides which request of a session is sent next: the first that came of those for which a connection is free, the rates have
/// a turn, and whose host need not be left alone. It gets all of these in one moment. So what waits for one of them keeps the others
/// from nobody, and turns follow each other on the wire as they are given.
/// </summary>
internal sealed partial class Admission
{
    private readonly HostGates hosts;
    private readonly HostGate? everyone;
    private readonly Pace? pace;
    private readonly int limit;
    private readonly bool usesTime;
    private FullTime fullTime;
    private EventLoop? loop;

    internal Admission(HttpSessionOptions options)
    {
        limit = options.ConnectionLimit;
        pace = options.RateLimit is { } rate ? new Pace(rate) : null;
        hosts = new HostGates(options.ConnectionLimitPerHost, options.RateLimitPerHost);
        var mayPause = options.RateLimitPerHost is not null || options.Retry is { RespectRetryAfter: true };
        everyone = mayPause || options.ConnectionLimitPerHost > 0 ? null : new HostGate("", 0, null);
        usesTime = mayPause || pace is not null;
    }

    /// <summary>How many requests are on their way, or their answers not read.</summary>
    internal int Taken { get; private set; }

    /// <summary>How many hosts are remembered.</summary>
    internal int Hosts => hosts.Count;

    /// <summary>Whether a wait may have other reasons than that connections are taken.</summary>
    internal bool MayWaitForTime => usesTime;

    private bool IsFull => limit > 0 && Taken >= limit;

    private TimeSpan Now => usesTime ? loop!.Time : TimeSpan.Zero;

    /// <summary>A host asked to be left alone for so long.</summary>
    internal void Pause(EventLoop running, Uri url, TimeSpan length)
    {
        loop = running;
        hosts.Of(Authority.Of(url), Now).PauseUntil(Now + length);
    }

    /// <summary>Whether a host is to be left alone now.</summary>
    internal bool IsPaused(string url) => hosts.Find(Authority.Of(new Uri(url)))?.Delay(Now) > TimeSpan.Zero;

    /// <summary>Lets a request go if nothing is in its way and nobody came before.</summary>
    internal bool TryEnter(Exchange exchange)
    {
        loop = exchange.Loop;
        var now = Now;
        var gate = GateOf(exchange, now);
        if (gate.Waiting.Count > 0 || ready is { Count: > 0 } || IsFull || gate.IsFull || pace?.Wait(now) > TimeSpan.Zero || gate.Delay(now) > TimeSpan.Zero)
        {
            return false;
        }

        exchange.Hold(Take(gate, now));
        return true;
    }

    /// <summary>A request or its answer is over: others may go.</summary>
    internal void Leave(HostGate gate)
    {
        var now = Now;
        Taken--;
        fullTime.End(now);
        gate.GiveBack(now);
        Offer(gate, now);
        Admit();
        Forget(gate, now);
    }

    /// <summary>For how long of a wait there was no free connection: the rest of it was for a turn.</summary>
    internal TimeSpan CountedOf(SlotWait wait)
    {
        var now = Now;
        var bySession = fullTime.Until(now) - wait.SessionFullBefore;
        var byHost = wait.Gate.FullUntil(now) - wait.HostFullBefore;
        return bySession > byHost ? bySession : byHost;
    }

    /// <summary>What a request waits for, in a few words.</summary>
    internal string DescribeWait(SlotWait wait) => IsFull || wait.Gate.IsFull ? "a free connection" : "its turn to be sent";

    private HostGate GateOf(Exchange exchange, TimeSpan now) => everyone ?? hosts.Of(Authority.Of(exchange.Url), now);

    private HostGate Take(HostGate gate, TimeSpan now)
    {
        Taken++;
        pace?.Take(now);
        gate.Take(now);
        if (IsFull)
        {
            fullTime.Begin(now);
        }

        return gate;
    }

    private void Forget(HostGate gate, TimeSpan now)
    {
        if (gate != everyone)
        {
            hosts.Forget(gate, now);
        }
    }
}
