using Meanwhile.Cli.Check.Probing;

namespace Meanwhile.Cli.Check.Hiding;

/// <summary>The passwords of a URL and of the environment's proxy, which must not be shown where a server sends them back. Errors are without them already.</summary>
internal static class AddressSecrets
{
    public static Answer Hide(Answer answer, Uri address, HttpSessionOptions options)
    {
        if (RequestSecrets.Of(address, options) is not { } secrets)
        {
            return answer;
        }

        return answer with
        {
            FinalUrl = answer.FinalUrl is { } final ? InUrl(final) : null,
            Message = answer is { Error: DownReason.Status, Message: { } message } ? AfterStatus(message) : answer.Message,
            ContentType = answer.ContentType is { } type ? secrets.Removed(type) : null,
            Redirects = [.. answer.Redirects.Select(step => new RedirectStep(step.Status, InUrl(step.From), InUrl(step.To)))],
        };

        // Scheme and host say which server it was, and the number what it answered.
        string InUrl(string url) => After(OwnWords.EndOfAuthority(url), url);

        string AfterStatus(string message) => After(message.IndexOf(' ', StringComparison.Ordinal) + 1, message);

        string After(int at, string text) => string.Concat(text.AsSpan(0, at), secrets.Removed(text[at..]));
    }
}
