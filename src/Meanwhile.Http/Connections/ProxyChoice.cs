namespace Meanwhile;

/// <summary>Whether a session looks for a proxy at all.</summary>
internal static class ProxyChoice
{
    // Read once, as .NET reads the proxies of the environment once.
    private static readonly bool SwitchedOff = IsSwitchedOff();

    /// <summary>As curl has it, a <c>NO_PROXY</c> of a star alone switches off what the environment names; .NET takes the star for a host's name.</summary>
    internal static bool IsOpen(HttpSessionOptions options) => options.UseProxy && (options.Proxy is not null || !SwitchedOff);

    private static bool IsSwitchedOff()
    {
        var exceptions = Environment.GetEnvironmentVariable("no_proxy") ?? Environment.GetEnvironmentVariable("NO_PROXY");
        return exceptions.AsSpan().Trim() is "*";
    }
}
