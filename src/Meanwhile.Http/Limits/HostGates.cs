namespace Meanwhile;

/// <summary>
/// The gates of hosts. One that nobody uses and that need not be left alone is forgotten, so that a million hosts take no memory.
/// </summary>
internal sealed class HostGates(int limit, HttpRate? rate)
{
    private const int FewHosts = 64;

    // A hostile list of hosts may ask for a pause each: of so many that nobody uses the pauses that end first are forgotten.
    private const int MostRemembered = 16 * 1024;

    private readonly Dictionary<string, HostGate> hosts = new(StringComparer.OrdinalIgnoreCase);
    private int mostHosts = FewHosts;

    internal int Count => hosts.Count;

    internal HostGate? Find(string authority) => hosts.GetValueOrDefault(authority);

    internal HostGate Of(string authority, TimeSpan now)
    {
        if (!hosts.TryGetValue(authority, out var gate))
        {
            MakeRoom(now);
            hosts.Add(authority, gate = new HostGate(authority, limit, rate));
        }

        return gate;
    }

    /// <summary>Forgets the gate if that changes nothing.</summary>
    internal void Forget(HostGate gate, TimeSpan now)
    {
        if (gate.IsUnused && gate.Delay(now) <= TimeSpan.Zero)
        {
            hosts.Remove(gate.Authority);
        }
    }

    private void MakeRoom(TimeSpan now)
    {
        if (hosts.Count < mostHosts)
        {
            return;
        }

        var unused = hosts.Values.Where(gate => gate.IsUnused).OrderBy(gate => gate.Delay(now)).ToList();
        var past = unused.FindIndex(gate => gate.Delay(now) > TimeSpan.Zero) is var first and >= 0 ? first : unused.Count;
        foreach (var gate in unused.Take(Math.Max(past, unused.Count - (MostRemembered / 2))))
        {
            hosts.Remove(gate.Authority);
        }

        mostHosts = Math.Max(FewHosts, Math.Min(2 * hosts.Count, hosts.Count + MostRemembered));
    }
}
