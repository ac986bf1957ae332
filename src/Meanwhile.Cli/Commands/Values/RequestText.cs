
namespace Meanwhile.Cli.Commands.Values;

/// <summary>Methods, users and proxies as they are written on the command line.</summary>
internal static class RequestText
{
    private static readonly string[] ProxySchemes = ["http", "https", "socks4", "socks4a", "socks5"];

    /// <summary>"get", or "head,get" to try one after the other.</summary>
    public static bool TryMethods(string text, out IReadOnlyList<HttpMethod> methods, out string problem)
    {
        var names = text.ToUpperInvariant().Split(',');
        var wrong = Array.FindIndex(names, static name => name.Length is 0 or > 20 || name.AsSpan().ContainsAnyExceptInRange('A', 'Z') || name == "CONNECT");
        methods = wrong < 0 ? [.. names.Select(static name => HttpMethod.Parse(name))] : [];
        problem = wrong < 0 ? "" : $"'{text}' is no method: write one such as get, or several to try in turn, such as head,get";
        return wrong < 0;
    }

    /// <summary>"user:password"; it is never shown.</summary>
    public static bool TryUser(string text, out string? user, out string problem)
    {
        user = text;
        problem = text.IndexOf(':', StringComparison.Ordinal) > 0 ? "" : "write USER:PASSWORD, with a colon between (the value is not shown here)";
        return problem.Length == 0;
    }

    /// <summary>"http://host:port", with "http://" where no scheme is given; empty for no proxy at all.</summary>
    public static bool TryProxy(string text, out Uri? proxy, out string problem)
    {
        problem = "";
        proxy = null;
        if (text.Length == 0)
        {
            return true;
        }

        var full = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
        if (!Uri.TryCreate(full, UriKind.Absolute, out proxy) || proxy.Host.Length == 0)
        {
            problem = $"'{SafeUrl.Of(text)}' is no proxy: write HOST:PORT, or http://HOST:PORT";
        }
        else if (!ProxySchemes.Contains(proxy.Scheme, StringComparer.Ordinal))
        {
            problem = $"'{SafeUrl.Of(text)}' has an unknown scheme: known are {string.Join(", ", ProxySchemes)}";
        }

        return problem.Length == 0;
    }
}
