using System.Globalization;
using System.Net;
using Meanwhile.Cli.Check.Requests;

namespace Meanwhile.Cli.Commands.Values;

/// <summary>Hosts and their addresses as --resolve takes them, which is as in curl.</summary>
internal static class ResolvedText
{
    /// <summary>"host:port:address", with commas between several addresses. A "+" before it says in curl that the entry may age, which none does here.</summary>
    public static bool TryParse(string text, out ResolvedHost resolved, out string problem)
    {
        resolved = new ResolvedHost("", 0, []);
        if (text.StartsWith('-'))
        {
            problem = $"'{text}' takes an entry away, and there is none before the run: leave it out";
            return false;
        }

        var entry = text.AsSpan(text.StartsWith('+') ? 1 : 0);
        var end = entry.StartsWith("[") ? entry.IndexOf(']') + 1 : entry.IndexOf(':');
        var rest = end > 0 && end < entry.Length && entry[end] == ':' ? entry[(end + 1)..] : default;
        var colon = rest.IndexOf(':');
        if (colon > 0
            && HostOf(entry[..end].ToString()) is { } host
            && int.TryParse(rest[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and < 65536
            && AddressesOf(rest[(colon + 1)..].ToString()) is { } addresses)
        {
            resolved = new ResolvedHost(host, port, addresses);
            problem = "";
            return true;
        }

        problem = $"'{text}' cannot be understood: write HOST:PORT:ADDRESS, such as example.com:443:127.0.0.1, or [::1]:443:127.0.0.1";
        return false;
    }

    /// <summary>As a connection is asked for: in ASCII, and an address of IPv6 without brackets.</summary>
    private static string? HostOf(string text) =>
        text == "*" ? text
        : Uri.TryCreate($"http://{text}/", UriKind.Absolute, out var url) && url is { AbsolutePath: "/", UserInfo: "" } && url.Host.Length > 0 ? url.IdnHost
        : null;

    private static IPAddress[]? AddressesOf(string text)
    {
        var found = new List<IPAddress>();
        foreach (var part in text.Split(','))
        {
            if (!IPAddress.TryParse(part.Trim().Trim('[', ']'), out var address))
            {
                return null;
            }

            found.Add(address);
        }

        return [.. found];
    }
}
