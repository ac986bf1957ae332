namespace Meanwhile.Cli.Check.Probing;

/// <summary>How one attempt ended.</summary>
/// <param name="Status">The status of the final answer, or null if there was none.</param>
/// <param name="FinalUrl">Where that came from.</param>
/// <param name="Error">Why it counts as down, or null if it is up.</param>
/// <param name="Message">The same for people.</param>
internal sealed record Answer(int? Status, string? FinalUrl, DownReason? Error, string? Message)
{
    /// <summary>How long the server asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public string Method { get; init; } = "GET";

    public string? HttpVersion { get; init; }

    public string? ContentType { get; init; }

    public long Bytes { get; init; }

    public IReadOnlyList<HttpRedirect> Redirects { get; init; } = [];

    /// <summary>Whether the host itself seems to be in trouble.</summary>
    public bool IsFailureOfHost => Error == DownReason.Status ? Status >= 500 : Error is { } reason && reason.IsOfHost();
}
