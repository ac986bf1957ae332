using System.Globalization;
using Meanwhile.Cli.Check.Probing;

namespace Meanwhile.Cli.Check;

/// <summary>What servers say may be of any size, and a row may not: longer fields are cut, and say so.</summary>
internal static class Bounded
{
    public const int MostText = 2 * 1024;
    private const int MostContentType = 256;

    /// <summary>The text, or its beginning and "…(cut:N)" with the length that it had.</summary>
    public static string Text(string text, int most = MostText)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, end)}…(cut:{text.Length})");
    }

    public static Answer Fields(Answer answer) =>
        IsShort(answer)
            ? answer
            : answer with
            {
                FinalUrl = answer.FinalUrl is { } final ? Text(final) : null,
                Message = answer.Message is { } message ? Text(message) : null,
                ContentType = answer.ContentType is { } type ? Text(type, MostContentType) : null,
                Redirects = [.. answer.Redirects.Select(step => new RedirectStep(step.Status, Text(step.From), Text(step.To)))],
            };

    private static bool IsShort(Answer answer) =>
        (answer.FinalUrl?.Length ?? 0) <= MostText
        && (answer.Message?.Length ?? 0) <= MostText
        && (answer.ContentType?.Length ?? 0) <= MostContentType
        && (answer.Redirects.Count == 0 || answer.Redirects.All(static step => step.From.Length <= MostText && step.To.Length <= MostText));
}
