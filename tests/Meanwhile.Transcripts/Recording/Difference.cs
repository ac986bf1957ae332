using System.Text.RegularExpressions;

namespace Meanwhile.Transcripts;

/// <summary>Where Meanwhile differs from CPython on purpose.</summary>
/// <param name="Title">What differs, in one line.</param>
/// <param name="Reason">Why, in one paragraph.</param>
/// <param name="Expected">What the twin prints.</param>
internal sealed partial record Difference(string Title, string Reason, string[] Expected)
{
    /// <summary>Reads a heading, a paragraph, and a block of text.</summary>
    /// <exception cref="FormatException">It is written in another way.</exception>
    internal static Difference Parse(string text)
    {
        var match = Shape().Match(text);
        return match.Success
            ? new Difference(match.Groups["title"].Value, match.Groups["reason"].Value.Replace('\n', ' '), match.Groups["expected"].Value.Split('\n'))
            : throw new FormatException($"A difference is a heading, a paragraph and a block of text, and this is not: {text}");
    }

    [GeneratedRegex(@"^# (?<title>[^\n]+)\n\n(?<reason>[^`#].*?)\n\n```text\n(?<expected>.*)\n```\n$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}
