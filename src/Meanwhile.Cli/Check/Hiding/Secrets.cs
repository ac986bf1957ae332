using Meanwhile.Cli.Check.Probing;
using Meanwhile.Cli.Check.Requests;

namespace Meanwhile.Cli.Check.Hiding;

/// <summary>What was given with -H, -u and -x, in the environment's proxies or in a URL, and must not be shown, even where a server sends it back.</summary>
internal sealed class Secrets
{
    private const string Hidden = "***";

    private readonly string[] texts;

    public Secrets(RequestOptions options)
        : this(SecretForms.Of(options)) { }

    private Secrets(string[] texts) => this.texts = texts;

    /// <summary>The same, and with them the user and the password of a URL that is asked for.</summary>
    public Secrets And(Uri address) =>
        address.UserInfo.Length == 0 ? this : new Secrets(SecretForms.LongestFirst([.. texts, .. SecretForms.OfUser(Uri.UnescapeDataString(address.UserInfo))]));

    public Answer Hide(Answer answer) =>
        texts.Length == 0
            ? answer
            : answer with
            {
                FinalUrl = answer.FinalUrl is { } final ? InUrl(final) : null,
                Message = answer.Message is { } message ? Hide(message, answer) : null,
                ContentType = answer.ContentType is { } type ? Everywhere(type) : null,
                Redirects = [.. answer.Redirects.Select(step => new RedirectStep(step.Status, InUrl(step.From), InUrl(step.To)))],
            };

    private string Hide(string message, Answer answer)
    {
        if (answer.Error != DownReason.Status)
        {
            return Replace(message, new OwnWords(message));
        }

        // The status, and then what the server says of it.
        var blank = message.IndexOf(' ', StringComparison.Ordinal);
        return string.Concat(message.AsSpan(0, blank + 1), Everywhere(message[(blank + 1)..]));
    }

    private string Everywhere(string text) => Replace(text, words: null);

    /// <summary>Scheme and host stay: they say which server it was.</summary>
    private string InUrl(string url)
    {
        var end = OwnWords.EndOfAuthority(url);
        return string.Concat(url.AsSpan(0, end), Everywhere(url[end..]));
    }

    private string Replace(string text, OwnWords? words)
    {
        foreach (var secret in texts)
        {
            for (var at = 0; at < text.Length; at++)
            {
                var length = EncodedText.LengthAt(text.AsSpan(at), secret);
                if (length > 0 && words?.Covers(at, length, secret) != true)
                {
                    text = string.Concat(text.AsSpan(0, at), Hidden, text.AsSpan(at + length));
                    words = words is null ? null : new OwnWords(text);
                    at += Hidden.Length - 1;
                }
            }
        }

        return text;
    }
}
