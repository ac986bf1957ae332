using System.Net;

namespace Meanwhile;

/// <summary>One call of a session that may send its request several times, and what is decided after each.</summary>
internal sealed class RetryCall(HttpSession session, HttpRetryOptions options, HttpRequestMessage request, CancellationToken given)
{
    // Timers go no further; and nobody means it.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    private readonly EventLoop loop = EventLoop.Current;
    private readonly TimeSpan began = EventLoop.Current.Time;
    private bool isFirst = true;

    /// <summary>The pause before the next attempt.</summary>
    internal TimeSpan Pause { get; private set; }

    internal async Coroutine<HttpReply> Attempt()
    {
        // A message is sent once: each later attempt sends a copy of what the first one was.
        var message = isFirst ? request : Copy();
        isFirst = false;
        return await session.Perform(message, given);
    }

    /// <summary>Whether the request is sent once more; sets <see cref="Pause"/>.</summary>
    internal bool IsWorthAnother(HttpReply? reply, Exception? failure, int attempt)
    {
        if (request.Content is StreamContent)
        {
            // It was read, and cannot be read again.
            return false;
        }

        var asked = options.RespectRetryAfter ? reply?.RetryAfter : null;
        if (reply is not null ? !IsPassing(reply, asked) : failure is null || !IsPassing(failure))
        {
            return false;
        }

        Pause = asked ?? Backoff.Of(options.Delay, options.MaxDelay, attempt + 1, options.Jitter());
        if (Pause > Longest || (options.MaxTotalTime is { } most && Pause > most - (loop.Time - began)))
        {
            return false;
        }

        if (asked is { } wait)
        {
            session.StartLines.Pause(loop, HostSlots.AuthorityOf(reply!.Url), wait);
        }

        return true;
    }

    private bool IsPassing(HttpReply reply, TimeSpan? asked) =>
        options.RetryOn(reply.Status)
        && (IsRepeatable || reply.Status == HttpStatusCode.TooManyRequests || (reply.Status == HttpStatusCode.ServiceUnavailable && asked is not null));

    private bool IsPassing(Exception failure) =>
        failure switch
        {
            HttpSessionException { Kind: HttpErrorKind.Dns or HttpErrorKind.Connect } or HttpTimeoutException { IsConnectTimeout: true } => true,
            HttpSessionException { Kind: HttpErrorKind.Reset } or HttpTimeoutException => IsRepeatable,
            _ => false,
        };

    // Those that RFC 9110 calls idempotent; what another method does nobody here knows.
    private bool IsRepeatable =>
        options.RetryUnsafeMethods
        || request.Method == HttpMethod.Get
        || request.Method == HttpMethod.Head
        || request.Method == HttpMethod.Options
        || request.Method == HttpMethod.Trace
        || request.Method == HttpMethod.Put
        || request.Method == HttpMethod.Delete;

    private HttpRequestMessage Copy()
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Content = request.Content,
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
        };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        foreach (var option in (IDictionary<string, object?>)request.Options)
        {
            ((IDictionary<string, object?>)copy.Options).Add(option);
        }

        return copy;
    }
}
