using System.Net;

namespace Meanwhile;

/// <summary>The request that an error is about. What a server says goes into errors through here: without the passwords that it was sent, and no longer than people read.</summary>
/// <param name="request">The request that failed: after redirects the last one.</param>
/// <param name="first">The request as it was first sent.</param>
/// <param name="options">How it was sent.</param>
/// <param name="redirects">What led to it.</param>
internal sealed class Subject(HttpRequestMessage request, HttpRequestMessage first, HttpSessionOptions options, IReadOnlyList<HttpRedirect> redirects)
{
    private RequestSecrets? secrets;

    internal Uri Url => request.RequestUri!;

    internal HttpSessionOptions Options => options;

    private RequestSecrets Secrets => secrets ??= RequestSecrets.Of(first, Url, options);

    internal HttpSessionException Failed(HttpErrorKind kind, Told told, Exception? inner = null, HttpStatusCode? status = null) =>
        new(kind, request.Method.Method, Url, Shown(Url), told, Secrets.Removed(inner), status) { Redirects = redirects };

    internal HttpTimeoutException Late(Told told, bool isConnect, Exception? inner = null) =>
        new(request.Method.Method, Url, Shown(Url), told, isConnect, Secrets.Removed(inner)) { Redirects = redirects };

    /// <summary>What a server has said, or .NET has said of it.</summary>
    internal string Said(string text) => SafeText.Of(Secrets.Removed(HexDump.Read(text)));

    /// <summary>A URL that a server may have named. Scheme and host are shown as they are: they say which server it was.</summary>
    internal string Shown(Uri url)
    {
        var text = url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        var authority = url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped).Length;
        return SafeText.Of(string.Concat(text.AsSpan(0, authority), Secrets.Removed(text[authority..])), SafeUrl.MostCharacters);
    }
}
