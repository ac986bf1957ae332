using System.Globalization;

namespace Meanwhile.Cli.Check.Scheduling;

/// <summary>How many connections a run may have.</summary>
/// <param name="Concurrency">How many requests run at once.</param>
/// <param name="Kept">How many connections stay open beside them, for requests that may come.</param>
/// <param name="Note">What to say where that is less than was asked for; null where it is not.</param>
internal sealed record ConnectionRoom(int Concurrency, int Kept, string? Note)
{
    /// <summary>How many connections stay open where there is room.</summary>
    public const int StandardKept = 256;

    /// <param name="asked">How many requests were asked for at once.</param>
    /// <param name="findLimit">Says, for so many connections, what the system's limit is and how many of them fit below it; null where all do.</param>
    public static ConnectionRoom Of(int asked, Func<int, (long Limit, int Room)?> findLimit)
    {
        var kept = Math.Max(StandardKept, asked);
        if (findLimit(asked + kept) is not { } found || found.Room >= asked + kept)
        {
            return new ConnectionRoom(asked, kept, null);
        }

        // Three of four for requests, where they do not all fit: hosts with many pages are quicker on connections that stay.
        var concurrency = Math.Max(1, Math.Min(asked, found.Room * 3 / 4));
        var note =
            concurrency == asked
                ? null
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{concurrency} requests at once and not {asked}: this process may have {found.Limit} files open, connections among them; raise that (ulimit -n), or lower -c"
                );
        return new ConnectionRoom(concurrency, Math.Max(0, found.Room - concurrency), note);
    }
}
