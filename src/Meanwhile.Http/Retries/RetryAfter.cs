using System.Globalization;

namespace Meanwhile;

/// <summary>Reads the header <c>Retry-After</c>, whose value is a number of seconds or a date.</summary>
internal static class RetryAfter
{
    // The forms that RFC 9110, 5.6.7, asks a recipient to take: its own, and those of RFC 850 and of C's asctime, whose day of the month
    // is padded by a space.
    private static readonly string[] DateForms = ["r", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy", "ddd MMM  d HH:mm:ss yyyy"];

    // A year of two digits that seems to be further off than this is one that has passed.
    private const int MostYearsAhead = 50;

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

        // By the server's own clock where it tells: clocks differ.
        var here = response.Headers.Date ?? now;
        if (DateOf(text, here) is not { } date)
        {
            return null;
        }

        var wait = date - here;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private static DateTimeOffset? DateOf(string text, DateTimeOffset now)
    {
        var culture = text.Contains('-', StringComparison.Ordinal) ? WithYearsAround(now) : CultureInfo.InvariantCulture;
        return DateTimeOffset.TryParseExact(text, DateForms, culture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
    }

    private static CultureInfo WithYearsAround(DateTimeOffset now)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.Calendar.TwoDigitYearMax = Math.Min(now.Year + MostYearsAhead, DateTime.MaxValue.Year);
        return culture;
    }
}
