namespace Meanwhile.Cli.Check.Probing;

/// <summary>How one request ended.</summary>
/// <param name="Status">The status of the final answer, or null if there was none.</param>
/// <param name="FinalUrl">Where that came from.</param>
/// <param name="Error">Why it counts as down, or null if it is up.</param>
/// <param name="Message">The same for people.</param>
internal sealed record Answer(int? Status, string? FinalUrl, HttpErrorKind? Error, string? Message)
{
    private const int TooManyRequests = 429;

    /// <summary>Whether trying again may help.</summary>
    public bool IsWorthRetrying => Error == HttpErrorKind.Status ? Status is TooManyRequests or >= 500 : Error is { } kind && kind.IsPassing();

    public static Answer Of(int status, string reason, string finalUrl) =>
        status is >= 200 and < 400
            ? new Answer(status, finalUrl, null, null)
            : new Answer(status, finalUrl, HttpErrorKind.Status, reason.Length == 0 ? $"status {status}" : $"{status} {reason}");
}
