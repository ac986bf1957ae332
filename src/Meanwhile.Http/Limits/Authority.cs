namespace Meanwhile;

/// <summary>What limits for each host tell hosts apart by.</summary>
internal static class Authority
{
    /// <summary>Scheme, name and port.</summary>
    internal static string Of(Uri url) => url.GetComponents(UriComponents.SchemeAndServer | UriComponents.StrongPort, UriFormat.UriEscaped);
}
