namespace Meanwhile;

/// <summary>
/// What .NET says of a proxy has the proxy's whole address in it, with the user name and the password where somebody wrote them there.
/// </summary>
internal static class ProxySecrets
{
    /// <summary>The failure, or one that says the same without them.</summary>
    internal static Exception Removed(Exception failure, Uri url, HttpSessionOptions options)
    {
        var peer = Peer.Of(url, options);
        if (!peer.IsProxy || peer.Address.UserInfo.Length == 0 || failure is not HttpRequestException { } told)
        {
            return failure;
        }

        var user = peer.Address.UserInfo;
        return new HttpRequestException(
            told.HttpRequestError,
            Without(told.Message, user),
            told.InnerException is { } cause && Without(cause.ToString(), user) == cause.ToString() ? cause : null,
            told.StatusCode
        );
    }

    // As it was written, and as .NET shows it.
    private static string Without(string text, string user)
    {
        foreach (var form in (string[])[user, Uri.UnescapeDataString(user)])
        {
            text = text.Replace(form + "@", "", StringComparison.Ordinal);
        }

        return text;
    }
}
