namespace Meanwhile;

/// <summary>Writes URLs for people: user name and password never show, nor do characters that would upset a terminal.</summary>
internal static class SafeUrl
{
    internal const int MostCharacters = 300;

    internal static string Of(Uri url) =>
        url.IsAbsoluteUri ? Of(url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)) : Of(url.OriginalString);

    /// <summary>For text that may be no URL at all.</summary>
    internal static string Of(string url) => SafeText.Of(WithoutUser(url), MostCharacters);

    /// <summary>The text without a user name and a password, whether or not it is a URL.</summary>
    internal static string WithoutUser(string url)
    {
        if (!url.Contains('@', StringComparison.Ordinal))
        {
            return url;
        }

        var from = url.IndexOf("//", StringComparison.Ordinal) is var slashes and >= 0 ? slashes + 2 : 0;

        // Of what is no URL nobody knows where the password ends: all up to the last sign goes.
        var end = Uri.TryCreate(url, UriKind.Absolute, out _) && url.AsSpan(from).IndexOfAny('/', '?', '#') is var found and >= 0 ? from + found : url.Length;
        var at = url.AsSpan(from, end - from).LastIndexOf('@');
        return at < 0 ? url : string.Concat(url.AsSpan(0, from), url.AsSpan(from + at + 1));
    }

    /// <summary>The URL without user name and password.</summary>
    internal static Uri Strip(Uri url) =>
        url.IsAbsoluteUri && url.UserInfo.Length > 0 ? new UriBuilder(url) { UserName = "", Password = "" }.Uri : url;
}
