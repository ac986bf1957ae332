namespace Meanwhile.Cli.Check;

/// <summary>What was found out about one URL.</summary>
/// <param name="Url">As it was given.</param>
/// <param name="Status">The status of the last answer, or null if there was none.</param>
/// <param name="Error">Why it counts as down, or null if it is up.</param>
/// <param name="Message">The same for people.</param>
/// <param name="Time">From the first attempt to the end of the last, without the time that it waited for its turn.</param>
/// <param name="Attempts">How many requests were sent, redirects not counted.</param>
/// <param name="FinalUrl">Where the last answer came from, or null if there was none.</param>
internal sealed record Row(string Url, int? Status, HttpErrorKind? Error, string? Message, TimeSpan Time, int Attempts, string? FinalUrl)
{
    public bool IsUp => Error is null;

    /// <summary>When its last attempt began and ended, by the loop's clock; for pictures.</summary>
    public (TimeSpan From, TimeSpan To) Span { get; init; }
}
