using System.Buffers;
using System.Net.Sockets;

namespace Meanwhile.Cli.Check.Probing;

/// <summary>One request: follows redirects, and reads the body to its end, so that the connection serves the next one.</summary>
internal sealed class ProbeRequest(HttpSession session, HttpMethod method, Uri address, CheckOptions options, TimeSpan deadline, bool keepsConnection, Func<Coroutine>? another = null)
{
    // A connection that would have to carry more than this before it is free again is cheaper to close.
    private const int MostBody = 1024 * 1024;
    private const int PieceSize = 16 * 1024;

    private readonly Uri asked = options.Request.LeavesUserOut ? SafeUrl.Strip(address) : address;
    private readonly bool describesBody = options.Request.DescribesBody;
    private TimeoutScope? limit;
    private TimeSpan waited;
    private HttpReply? reply;
    private long bytes;

    /// <summary>Never fails for what a server or the network does: that is the answer.</summary>
    public Coroutine<Answer> Run() => another is null ? Ask() : RunWithin();

    private async Coroutine<Answer> Ask()
    {
        try
        {
            reply = await Send();
            using (reply)
            {
                if (HasShortBody(reply))
                {
                    bytes = (await reply.Bytes()).Length;
                }
                else
                {
                    await Async.WithTimeoutAt(limit?.Deadline ?? deadline, _ => Discard(reply));
                }
            }

            return Answered(reply);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return Failed(failure);
        }
    }

    /// <summary>As <see cref="Run"/>, where the deadline is nearer than the session's own.</summary>
    public async Coroutine<Answer> RunWithin()
    {
        Answer? answer = null;
        try
        {
            await Async.WithTimeoutAt(deadline, async scope =>
            {
                limit = scope;
                answer = await Ask();
            });
        }
        catch (TimeoutException late) when (answer is null)
        {
            return Failed(late);
        }

        return answer!;
    }

    /// <summary>A redirect goes out in its turn, and what it waits for that is no time of the request.</summary>
    private async Coroutine WaitForTurn()
    {
        var (loop, rest) = (EventLoop.Current, limit!.Deadline);
        var from = loop.Time;
        limit.Reschedule(null);
        await another!();
        waited += loop.Time - from;
        limit.Reschedule(rest + (loop.Time - from));
    }

    private Coroutine<HttpReply> Send()
    {
        if (method == HttpMethod.Get && keepsConnection && !describesBody && another is null)
        {
            return session.Get(asked);
        }

        var request = new HttpRequestMessage(method, asked) { Version = session.Options.Version };
        if (another is not null)
        {
            RedirectTurn.Set(request, WaitForTurn);
        }

        if (describesBody)
        {
            request.Content = new ByteArrayContent([]);
        }

        if (!keepsConnection)
        {
            request.Headers.ConnectionClose = true;
        }

        return session.Send(request);
    }

    // What came with the headers mostly needs no further wait, and no scope of its own.
    private static bool HasShortBody(HttpReply reply) => reply.ContentLength is <= PieceSize;

    private async Coroutine Discard(HttpReply answer)
    {
        var piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            await using var body = answer.Stream();
            while (bytes < MostBody && await body.ReadAsync(piece.AsMemory(0, (int)Math.Min(PieceSize, MostBody - bytes))) is > 0 and var count)
            {
                bytes += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private Answer Answered(HttpReply answer)
    {
        var status = (int)answer.Status;
        var isUp = options.Request.Accept.Contains(status);
        var message = isUp ? null : answer.ReasonPhrase.Length == 0 ? $"status {status}" : $"{status} {answer.ReasonPhrase}";
        return Of(status, isUp ? null : DownReason.Status, message, answer.Url) with
        {
            RetryAfter = isUp ? null : answer.RetryAfter,
            Redirects = StepsOf(answer.Redirects),
        };
    }

    private Answer Failed(Exception failure)
    {
        var isOutOfDescriptors = IsOutOfDescriptors(failure);
        var kind = isOutOfDescriptors ? HttpErrorKind.Connect : HttpSessionException.KindOf(failure);
        var message =
            failure is HttpTimeoutException { IsConnectTimeout: true } ? $"no connection within {Reporting.Durations.Short(options.Request.ConnectTimeout)}"
            : kind == HttpErrorKind.Timeout ? $"{(reply is null ? "no answer" : "the answer did not end")} within {Reporting.Durations.Short(options.MaxTime)}"
            : isOutOfDescriptors ? "no connection: too many open files; lower -c, or raise the limit (ulimit -n)"
            : kind is null ? $"unexpected {failure.GetType().Name}: {failure.Message}"
            : failure is HttpSessionException failed ? Words(failed)
            : failure.Message;
        var chain = ChainOf(failure);
        return Of((int?)reply?.Status, (DownReason)(kind ?? HttpErrorKind.Protocol), message, reply?.Url) with
        {
            Redirects = StepsOf(chain),
            WasNotSent = chain.Count == 0 && (kind is HttpErrorKind.Dns or HttpErrorKind.Connect || failure is HttpTimeoutException { IsConnectTimeout: true } or HttpSessionException { WasNotProcessed: true }),
        };
    }

    private static bool IsOutOfDescriptors(Exception? failure) =>
        failure is SocketException { SocketErrorCode: SocketError.TooManyOpenSockets } || (failure?.InnerException is { } cause && IsOutOfDescriptors(cause));

    private Answer Of(int? status, DownReason? error, string? message, Uri? final) =>
        new(status, final?.AbsoluteUri, error, message)
        {
            Method = method.Method,
            HttpVersion = reply?.Version is { } version ? Version(version) : null,
            ContentType = reply?.ContentType,
            Bytes = bytes,
            Waited = waited,
        };

    private IReadOnlyList<HttpRedirect> ChainOf(Exception failure) =>
        reply?.Redirects ?? (failure as HttpSessionException)?.Redirects ?? (failure as HttpTimeoutException)?.Redirects ?? [];

    private static IReadOnlyList<RedirectStep> StepsOf(IReadOnlyList<HttpRedirect> chain) =>
        chain.Count == 0 ? [] : [.. chain.Select(static step => new RedirectStep((int)step.Status, step.From.AbsoluteUri, step.To.AbsoluteUri))];

    private static string Version(Version version) => version is { Major: 1, Minor: 1 } ? "1.1" : version.Major >= 2 ? $"{version.Major}" : version.ToString(2);

    /// <summary>What happened, without the method and the URL that failed: the row says those already, unless a redirect led elsewhere.</summary>
    private string Words(HttpSessionException failed)
    {
        var isOwn = failed.Url.AbsoluteUri == address.AbsoluteUri || address.UserInfo.Length > 0;
        var words = CommandWords.Of(failed.Told);
        return isOwn && failed.Method == method.Method ? words : $"{failed.Asked}: {words}";
    }
}
