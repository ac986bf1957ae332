using System.Buffers;
using System.Net;

namespace Meanwhile.Cli.Check.Probing;

/// <summary>Asks with GET, follows redirects, and reads the body to its end, so that the connection serves the next request.</summary>
internal sealed class HttpProbe : IProbe
{
    // A connection that would have to carry more than this before it is free again is cheaper to close.
    private const int MostBody = 1024 * 1024;
    private const int PieceSize = 16 * 1024;

    private readonly HttpSession session;
    private readonly TimeSpan maxTime;

    public HttpProbe(CheckOptions options)
    {
        maxTime = options.MaxTime;
        session = new HttpSession(
            new HttpSessionOptions
            {
                Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Accept"] = "*/*" },

                // One scope around request and body keeps the time; Slots keeps the limits.
                Timeout = null,
                ConnectTimeout = null,
                ConnectionLimit = 0,

                // Nobody looks into the body.
                AutomaticDecompression = DecompressionMethods.None,
            }
        );
    }

    public async Coroutine<Answer> Get(Uri address)
    {
        var exchange = new Exchange(session, address);
        try
        {
            await Async.WithTimeout(maxTime, _ => exchange.Run());
            return exchange.Answer;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return exchange.Failed(failure, maxTime);
        }
    }

    public void Dispose() => session.Dispose();

    private sealed class Exchange(HttpSession session, Uri address)
    {
        private HttpReply? reply;

        public Answer Answer => Answer.Of((int)reply!.Status, reply.ReasonPhrase, reply.Url.AbsoluteUri);

        public async Coroutine Run()
        {
            reply = await session.Get(address);
            try
            {
                await Discard();
            }
            finally
            {
                reply.Dispose();
            }
        }

        public Answer Failed(Exception failure, TimeSpan maxTime)
        {
            var kind = HttpSessionException.KindOf(failure);
            var message =
                kind == HttpErrorKind.Timeout ? $"{(reply is null ? "no answer" : "the answer did not end")} within {Reporting.Durations.Short(maxTime)}"
                : kind is null ? $"unexpected {failure.GetType().Name}: {failure.Message}"
                : WithoutOwnUrl(failure);
            return new Answer((int?)reply?.Status, reply?.Url.AbsoluteUri, kind ?? HttpErrorKind.Protocol, message);
        }

        private async Coroutine Discard()
        {
            var piece = ArrayPool<byte>.Shared.Rent(PieceSize);
            try
            {
                await using var body = reply!.Stream();
                var left = MostBody;
                while (left > 0 && await body.ReadAsync(piece) is > 0 and var count)
                {
                    left -= count;
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(piece);
            }
        }

        /// <summary>Messages begin with "GET" and the URL that failed; the row says that already, unless a redirect led elsewhere.</summary>
        private string WithoutOwnUrl(Exception failure)
        {
            var end = failure.Message.IndexOf(": ", StringComparison.Ordinal);
            var isOwn = failure is not HttpSessionException { Url: var failed } || failed == address;
            return isOwn && end >= 0 && failure.Message.StartsWith("GET ", StringComparison.Ordinal) ? failure.Message[(end + 2)..] : failure.Message;
        }
    }
}
