using Meanwhile.Cli.Check.Requests;

namespace Meanwhile.Cli.Check.Hiding;

/// <summary>Who says to the proxy that it asks: as -x names them, or the environment.</summary>
internal static class ProxyUsers
{
    private static readonly string[] Variables = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

    /// <returns>Users and passwords with a colon between.</returns>
    public static IEnumerable<string> Of(RequestOptions options) =>
        options.Proxy is { } given ? [Uri.UnescapeDataString(given.UserInfo)]
        : options.UseProxy ? Variables.Select(static name => UserOf(Environment.GetEnvironmentVariable(name))).Where(static user => user.Length > 0)
        : [];

    /// <summary>As .NET reads such a variable: the scheme may be left out, and all up to the last sign is the user.</summary>
    private static string UserOf(string? address)
    {
        var text = address.AsSpan().Trim();
        var at = text.LastIndexOf('@');
        if (at < 0)
        {
            return "";
        }

        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var from = scheme >= 0 && scheme < at ? scheme + 3 : 0;
        return Uri.UnescapeDataString(text[from..at].ToString());
    }
}
