namespace Meanwhile.Cli.Check;

/// <summary>What was found out about one URL.</summary>
/// <param name="Url">As it was given, without user name and password.</param>
/// <param name="Status">The status of the last answer, or null if there was none.</param>
/// <param name="Error">Why it counts as down, or null if it is up.</param>
/// <param name="Message">The same for people.</param>
/// <param name="Time">From the first attempt to the end of the last, without the time that it waited for its turn.</param>
/// <param name="Attempts">How many requests were sent, redirects not counted.</param>
/// <param name="FinalUrl">Where the last answer came from, or null if there was none.</param>
internal sealed record Row(string Url, int? Status, DownReason? Error, string? Message, TimeSpan Time, int Attempts, string? FinalUrl)
{
    public bool IsUp => Error is null;

    /// <summary>The method of the last request; null if none was sent.</summary>
    public string? Method { get; init; }

    /// <summary>The version of HTTP of the last answer, such as "1.1".</summary>
    public string? HttpVersion { get; init; }

    /// <summary>The media type that the last answer names.</summary>
    public string? ContentType { get; init; }

    /// <summary>How much of the body was read.</summary>
    public long Bytes { get; init; }

    /// <summary>The redirects that were followed in the last attempt.</summary>
    public IReadOnlyList<RedirectStep> Redirects { get; init; } = [];

    /// <summary>Where the URL stands, such as "urls.txt:3".</summary>
    public string? Source { get; init; }

    /// <summary>When its last attempt began and ended, by the loop's clock; for pictures.</summary>
    public (TimeSpan From, TimeSpan To) Span { get; init; }
}
