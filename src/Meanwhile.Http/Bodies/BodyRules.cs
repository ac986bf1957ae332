using System.Net.Http.Json;

namespace Meanwhile;

/// <summary>Which bodies of requests can be sent a second time, for a retry or a redirect.</summary>
internal static class BodyRules
{
    /// <summary>
    /// Whether all of it is still there after it was sent. Of a kind that nobody here knows it is not assumed: half a body, or an
    /// empty one, would pass for the whole.
    /// </summary>
    internal static bool CanBeSentAgain(HttpContent? content) =>
        content switch
        {
            null or ByteArrayContent or ReadOnlyMemoryContent or JsonContent => true,
            MultipartContent parts => parts.All(CanBeSentAgain),
            BodyElsewhere moved => CanBeSentAgain(moved.Inner),
            _ => false,
        };

    /// <summary>Says so to the one who gave it.</summary>
    internal static string SentOnce(HttpContent content) =>
        $"the body ({NameOf(content)}) can be sent only once: give it as bytes or text, such as ByteArrayContent or StringContent, so that it can be repeated.";

    private static string NameOf(HttpContent content) =>
        content switch
        {
            BodyElsewhere moved => NameOf(moved.Inner),
            MultipartContent parts => $"{parts.GetType().Name} with {NameOf(parts.First(part => !CanBeSentAgain(part)))}",
            _ => content.GetType().Name,
        };
}
