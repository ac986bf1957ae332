namespace Meanwhile;

/// <summary>The slots of each host. A host that nobody asks is forgotten, so that a million hosts take no memory.</summary>
internal sealed class HostSlots(int limit)
{
    private readonly Dictionary<string, ConnectionSlots> hosts = new(StringComparer.OrdinalIgnoreCase);

    internal int Count => hosts.Count;

    internal ConnectionSlots Of(string authority)
    {
        if (!hosts.TryGetValue(authority, out var slots))
        {
            hosts.Add(authority, slots = new ConnectionSlots(limit));
        }

        return slots;
    }

    internal void Release(string authority)
    {
        var slots = hosts[authority];
        slots.Release();
        if (slots.IsIdle)
        {
            hosts.Remove(authority);
        }
    }

    internal static string AuthorityOf(Uri url) => url.GetComponents(UriComponents.SchemeAndServer | UriComponents.StrongPort, UriFormat.UriEscaped);
}
