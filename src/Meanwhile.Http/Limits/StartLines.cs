namespace Meanwhile;

/// <summary>The rates of a session, and the pauses that hosts asked for. A host whose line is idle is forgotten.</summary>
internal sealed class StartLines(HttpRate? rate, HttpRate? ratePerHost)
{
    private const int FewHosts = 64;

    private readonly Dictionary<string, StartLine> hosts = new(StringComparer.OrdinalIgnoreCase);
    private StartLine? all;
    private int mostHosts = FewHosts;

    internal int Hosts => hosts.Count;

    /// <summary>The line of all requests; null if there is no rate for all.</summary>
    internal StartLine? All(EventLoop loop) => rate is null ? null : all ??= new StartLine(loop, rate);

    /// <summary>The line of a host; null if nothing limits it now.</summary>
    internal StartLine? Of(EventLoop loop, string authority)
    {
        if (hosts.TryGetValue(authority, out var line))
        {
            return line;
        }

        return ratePerHost is null ? null : Add(loop, authority);
    }

    /// <summary>A host asked to be left alone for so long.</summary>
    internal void Pause(EventLoop loop, string authority, TimeSpan length) => (hosts.GetValueOrDefault(authority) ?? Add(loop, authority)).PauseUntil(loop.Time + length);

    private StartLine Add(EventLoop loop, string authority)
    {
        if (hosts.Count >= mostHosts)
        {
            foreach (var (host, idle) in hosts)
            {
                if (idle.IsIdle)
                {
                    hosts.Remove(host);
                }
            }

            mostHosts = Math.Max(FewHosts, 2 * hosts.Count);
        }

        var line = new StartLine(loop, ratePerHost);
        hosts.Add(authority, line);
        return line;
    }
}
