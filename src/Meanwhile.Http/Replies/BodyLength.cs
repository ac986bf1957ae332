using System.Globalization;
using System.Net;

namespace Meanwhile;

/// <summary>
/// Refuses an answer whose headers do not agree on where its body ends (RFC 9112, 6.3): what one reader takes for the rest of a body, the
/// next takes for another answer.
/// </summary>
internal static class BodyLength
{
    /// <returns>What is wrong; null for nothing.</returns>
    internal static string? ProblemOf(HttpResponseMessage response, HttpMethod method)
    {
        if (!response.Content.Headers.NonValidated.TryGetValues("Content-Length", out var lengths) || HasNone(response, method))
        {
            return null;
        }

        if (response.Headers.NonValidated.Contains("Transfer-Encoding"))
        {
            return "it gives the length of its body twice, by Content-Length and by Transfer-Encoding.";
        }

        long? first = null;
        foreach (var text in lengths)
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            {
                return $"its Content-Length is '{text}', which is no length.";
            }

            if (length != (first ??= length))
            {
                return $"its Content-Length is {first} and {length}.";
            }
        }

        return null;
    }

    // Whatever the headers say of a body, none comes.
    private static bool HasNone(HttpResponseMessage response, HttpMethod method) =>
        method == HttpMethod.Head || response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotModified;
}
