using System.Globalization;
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
        try
        {
            return Decide(reply, failure, attempt);
        }
        catch
        {
            // RetryOn is the caller's code, and may throw: the error is what the caller gets, and nobody else disposes the reply.
            reply?.Dispose();
            throw;
        }
    }

    private bool Decide(HttpReply? reply, Exception? failure, int attempt)
    {
        var asked = options.RespectRetryAfter ? reply?.RetryAfter : null;
        if (reply is not null ? !IsPassing(reply, asked) : failure is null || !IsPassing(failure))
        {
            return false;
        }

        Pause = asked ?? Backoff.Of(options.Delay, options.MaxDelay, attempt + 1, options.Jitter());
        var isTooLong = Pause > (options.MaxTotalTime is { } most && most < Longest ? most - (loop.Time - began) : Longest);
        if (asked is { } wait && !isTooLong)
        {
            // At the host that answered, which after a redirect is another one than was asked.
            session.Admission.Pause(loop, reply!.Url, wait);
        }

        var isSentOnce = request.Content is { } content && !BodyRules.CanBeSentAgain(content);
        if ((isSentOnce || isTooLong) && attempt < options.MaxRetries)
        {
            Tell(reply, failure, $"It was not sent again: {(isSentOnce ? BodyRules.SentOnce(request.Content!) : TooLong(asked is not null))}");
        }

        return !isSentOnce && !isTooLong;
    }

    private string TooLong(bool isAsked)
    {
        var what = isAsked
            ? string.Create(CultureInfo.InvariantCulture, $"the server asks to wait {Pause.TotalSeconds:0.###} s (Retry-After)")
            : string.Create(CultureInfo.InvariantCulture, $"the pause would be {Pause.TotalSeconds:0.###} s");
        return options.MaxTotalTime is { } most
            ? string.Create(CultureInfo.InvariantCulture, $"{what}, and all attempts have {most.TotalSeconds:0.###} s (HttpRetryOptions.MaxTotalTime).")
            : $"{what}, which is more than {Longest.TotalDays:0} days.";
    }

    private static void Tell(HttpReply? reply, Exception? failure, string reason)
    {
        reply?.NotRetried = reason;
        switch (failure)
        {
            case HttpSessionException failed:
                failed.Note = reason;
                break;
            case HttpTimeoutException late:
                late.Note = reason;
                break;
        }
    }

    private bool IsPassing(HttpReply reply, TimeSpan? asked) =>
        options.RetryOn(reply.Status)
        && (IsRepeatable || (IsUntouched(reply.Redirects) && (reply.Status == HttpStatusCode.TooManyRequests || (reply.Status == HttpStatusCode.ServiceUnavailable && asked is not null))));

    private bool IsPassing(Exception failure) =>
        failure switch
        {
            HttpSessionException { Kind: HttpErrorKind.Dns or HttpErrorKind.Connect } or HttpSessionException { WasNotProcessed: true } =>
                IsRepeatable || IsUntouched(((HttpSessionException)failure).Redirects),
            HttpTimeoutException { IsConnectTimeout: true } late => IsRepeatable || IsUntouched(late.Redirects),
            HttpSessionException { Kind: HttpErrorKind.Reset } or HttpTimeoutException => IsRepeatable,
            _ => false,
        };

    // A retry begins with the first server again. One that answered by 307 or 308 has passed the request on, and any other may have acted.
    private static bool IsUntouched(IReadOnlyList<HttpRedirect> redirects) =>
        redirects.All(static step => step.Status is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect);

    private bool IsRepeatable => options.RetryUnsafeMethods || IdempotentMethods.Has(request.Method);

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
