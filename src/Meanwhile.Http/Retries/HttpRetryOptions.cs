using System.Net;

namespace Meanwhile;

/// <summary>
/// When an <see cref="HttpSession"/> sends a request again. It does so after failures that may pass (a name that was not found, no
/// connection, a broken one, no answer in time) and after statuses that say so, such as 429 and 503.
/// </summary>
/// <remarks>
/// A request that is not safe to repeat (POST, PATCH) is sent again only where the server cannot have acted on it: there was no
/// connection, or it answered 429, or 503 with <c>Retry-After</c>. One whose body can be sent only once (it is or has a stream, or is of
/// a type that is not .NET's own) is not sent again, and says so. A retry ends with the headers of the answer: what breaks later, in the
/// body, is not retried.
/// </remarks>
public sealed class HttpRetryOptions
{
    /// <summary>How many more times a request is sent. Default: 3.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>
    /// The longest pause before the first retry; it doubles with each up to <see cref="MaxDelay"/>. The pause itself is any time between
    /// zero and that ("full jitter"), so that clients that failed together do not come back together. Default: 0.5 s.
    /// </summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>What the pause grows to at most. What a server asks for in <c>Retry-After</c> may be longer. Default: 60 s.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long after the call the last attempt may begin. A pause that would lead beyond is not begun: the answer or the error is
    /// handed out at once and says so, see <see cref="HttpReply.NotRetried"/>. Null for no limit. Default: 5 minutes.
    /// </summary>
    public TimeSpan? MaxTotalTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether a server's <c>Retry-After</c>, in seconds or as a date, sets the pause, and holds back all requests of the session to that
    /// host until then. Default: true.
    /// </summary>
    public bool RespectRetryAfter { get; init; } = true;

    /// <summary>Which statuses are worth a retry. What it throws, the call throws. Default: 408, 429 and 500 to 599.</summary>
    public Func<HttpStatusCode, bool> RetryOn { get; init; } = static status =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError and < (HttpStatusCode)600;

    /// <summary>Whether POST and PATCH, too, are sent again after any failure: set it where the server does not mind. Default: false.</summary>
    public bool RetryUnsafeMethods { get; init; }

    /// <summary>Gives numbers from 0 to 1 for the jitter.</summary>
    internal Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    internal void Check()
    {
        const string Prefix = "options.Retry.";
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRetries, 1, Prefix + nameof(MaxRetries));
        ArgumentNullException.ThrowIfNull(RetryOn, Prefix + nameof(RetryOn));
        CheckTime(Delay, Prefix + nameof(Delay));
        CheckTime(MaxDelay, Prefix + nameof(MaxDelay));
        CheckTime(MaxTotalTime ?? TimeSpan.Zero, Prefix + nameof(MaxTotalTime));
    }

    private static void CheckTime(TimeSpan time, string name)
    {
        if (time < TimeSpan.Zero || time > TimeSpan.FromDays(24))
        {
            throw new ArgumentOutOfRangeException(name, time, "A time must be from zero to 24 days.");
        }
    }
}
