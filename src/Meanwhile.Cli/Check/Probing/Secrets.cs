using System.Text;
using Meanwhile.Cli.Check.Requests;

namespace Meanwhile.Cli.Check.Probing;

/// <summary>What was given with -H, -u and -x and must not be shown, even where a server sends it back.</summary>
internal sealed class Secrets
{
    private const string Hidden = "***";

    // Shorter ones would be found in texts that have nothing to do with them.
    private const int LeastCharacters = 4;

    private readonly string[] texts = [];

    public Secrets(RequestOptions options)
    {
        if (options is { Headers.Count: 0, User: null, Proxy: null })
        {
            return;
        }

        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var header in options.Headers.Where(header => !header.IsOpen))
        {
            // "Bearer TOKEN": the token alone is the secret too.
            found.Add(header.Value ?? "");
            found.UnionWith((header.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        }

        AddPair(found, options.User);
        AddPair(found, Uri.UnescapeDataString(options.Proxy?.UserInfo ?? ""));

        // The longest first: one may be a part of another.
        texts = [.. found.Where(text => text.Length >= LeastCharacters).OrderByDescending(text => text.Length)];
    }

    public string? Hide(string? text)
    {
        if (text is not null)
        {
            foreach (var secret in texts)
            {
                text = text.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase);
            }
        }

        return text;
    }

    public Answer Hide(Answer answer) =>
        texts.Length == 0
            ? answer
            : answer with
            {
                FinalUrl = Hide(answer.FinalUrl),
                Message = Hide(answer.Message),
                ContentType = Hide(answer.ContentType),
                Redirects = [.. answer.Redirects.Select(step => new HttpRedirect(step.Status, Hide(step.From), Hide(step.To)))],
            };

    private Uri Hide(Uri url) => Uri.TryCreate(Hide(url.AbsoluteUri), UriKind.Absolute, out var hidden) ? hidden : new Uri("about:hidden");

    private static void AddPair(HashSet<string> found, string? pair)
    {
        if (string.IsNullOrEmpty(pair))
        {
            return;
        }

        found.Add(pair);
        found.Add(pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        found.Add(Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
    }
}
