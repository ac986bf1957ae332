namespace Meanwhile.Cli.Check.Scheduling;

/// <summary>
/// Which hosts keep their connections open for what may come later: as many as take no more than so many connections together.
/// </summary>
internal sealed class KeptHosts(int mostConnections)
{
    private readonly Dictionary<string, int> connections = new(StringComparer.OrdinalIgnoreCase);
    private int total;

    /// <summary>Whether that many connections of the host may be kept.</summary>
    public bool Keeps(string host, int count)
    {
        connections.TryGetValue(host, out var counted);
        if (count <= counted)
        {
            return true;
        }

        if (total + count - counted > mostConnections)
        {
            return false;
        }

        total += count - counted;
        connections[host] = count;
        return true;
    }
}
