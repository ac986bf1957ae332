using System.Globalization;

namespace Meanwhile;

/// <summary>Reads the header <c>Retry-After</c>, whose value is a number of seconds or a date.</summary>
internal static class RetryAfter
{
    /// <returns>Null if the header did not come, or cannot be understood.</returns>
    internal static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now)
    {
        if (!response.Headers.NonValidated.TryGetValues("Retry-After", out var values))
        {
            return null;
        }

        var text = values.ToString().Trim();
        if (text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            // Ten digits are three hundred years: more cannot be meant.
            return text.Length > 10 ? TimeSpan.MaxValue : TimeSpan.FromSeconds(long.Parse(text, CultureInfo.InvariantCulture));
        }

        if (!DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            return null;
        }

        // By the server's own clock where it tells: clocks differ.
        var wait = date - (response.Headers.Date ?? now);
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
