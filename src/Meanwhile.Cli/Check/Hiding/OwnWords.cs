using System.Text.RegularExpressions;

namespace Meanwhile.Cli.Check.Hiding;

/// <summary>Tells the words of a message that are the program's own from what a server has said, which stands in quotation marks or in a URL.</summary>
internal sealed partial class OwnWords
{
    // Shorter ones, and plain words, are likelier to be the message's own than somebody's secret.
    private const int LeastOutsideQuotes = 8;

    private readonly string message;
    private readonly List<Range> hosts = [];
    private readonly int firstQuote;
    private readonly int lastQuote;

    public OwnWords(string message)
    {
        this.message = message;
        foreach (var match in Scheme().EnumerateMatches(message))
        {
            var end = match.Index + EndOfAuthority(message[match.Index..]);
            if (!Uri.TryCreate(message[match.Index..end], UriKind.Absolute, out _))
            {
                // What is no URL has no host.
                continue;
            }

            var at = message.AsSpan(match.Index, end - match.Index).LastIndexOf('@');
            hosts.Add(match.Index..(match.Index + match.Length));
            hosts.Add((at < 0 ? match.Index : match.Index + at + 1)..end);
        }

        // Hosts come first, and what a server says may look like one.
        firstQuote = message.IndexOf('\'', StringComparison.Ordinal);
        while (firstQuote >= 0 && Host().Match(message, firstQuote) is { Success: true } host)
        {
            hosts.Add(host.Index..(host.Index + host.Length));
            firstQuote = message.IndexOf('\'', host.Index + host.Length);
        }

        lastQuote = message.LastIndexOf('\'');
    }

    /// <summary>Where the path of a URL begins.</summary>
    public static int EndOfAuthority(string url)
    {
        var slashes = url.IndexOf("://", StringComparison.Ordinal);
        if (slashes < 0)
        {
            return 0;
        }

        var length = url.AsSpan(slashes + 3).IndexOfAny("/?# ");
        return length < 0 ? url.Length : slashes + 3 + length;
    }

    /// <summary>Whether what was found there is likely not to be the secret.</summary>
    public bool Covers(int at, int length, string secret)
    {
        if (hosts.Exists(host => at < host.End.Value && at + length > host.Start.Value))
        {
            return true;
        }

        var isSaid = (firstQuote >= 0 && at > firstQuote && at + length <= lastQuote) || IsInUrl(at);
        return !isSaid && (secret.Length < LeastOutsideQuotes || secret.All(static character => char.IsLetter(character) || character == ' '));
    }

    private bool IsInUrl(int at)
    {
        var blank = message.LastIndexOf(' ', at);
        return message.AsSpan(blank + 1, at - blank - 1 < 0 ? 0 : at - blank - 1).Contains("://", StringComparison.Ordinal);
    }

    [GeneratedRegex("https?://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scheme();

    // As the messages of the library name whom a connection was opened to.
    [GeneratedRegex(@"\G'[\p{L}\p{N}.:\[\]_-]+' (port [0-9]+|was not found)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Host();
}
