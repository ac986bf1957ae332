using System.Net;

namespace Meanwhile.Tests;

/// <summary>Requests that end at each place where they wait: their slot is free at once, their connection goes, and the session serves the next.</summary>
public sealed class CancelledStageTests
{
    public enum Stage
    {
        Connecting,
        ConnectingDeafly,
        Handshake,
        Tunnel,
        Headers,
        SecondHop,
        Body,
        PackedBody,
        Stream,
        Chunks,
    }

    public enum Way
    {
        Cancel,
        Token,
        Timeout,
        Disposal,
    }

    private const string Packed = "Content-Encoding: gzip\r\n";

    public static TheoryData<Stage> Stages => [.. Enum.GetValues<Stage>()];

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_request_that_ends_there_keeps_nothing(Stage stage) => OnLoop.Run(() => Async.Map(Enum.GetValues<Way>(), way => EndsAndKeepsNothing(stage, way)));

    private static async Coroutine EndsAndKeepsNothing(Stage stage, Way way)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var deaf = new TaskCompletionSource<Stream>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var good = LoopbackServer.Saying("hello");
        try
        {
            await using var stuck = LoopbackServer.Start(connection => BeStuck(connection, stage, asked, gone));
            using var source = new CancellationTokenSource();
            var session = new HttpSession(
                new()
                {
                    ConnectionLimit = 1,

                    // What is connecting lives on without its request, for the next one, until this is over.
                    ConnectTimeout = 1.Seconds,
                    Proxy = stage == Stage.Tunnel ? new ProxyFor(stuck) : null,
                    UseProxy = stage == Stage.Tunnel,
                    ConnectCallback = (context, cancellation) => context.DnsEndPoint.Port == good.Port ? new TcpConnector().Connect(context, cancellation) : Connect(context, cancellation),
                }
            );
            var task = Async.CreateTask(Ask(session, stage, stage is Stage.Handshake or Stage.Tunnel ? $"https://127.0.0.1:{stuck.Port}/" : stuck.Url, source.Token));
            await asked.Task;
            await Async.Sleep(2.Milliseconds);
            await End(session, task, way, source);
            if (way == Way.Disposal)
            {
                await OnLoop.Thrown<ObjectDisposedException>(() => task);
                Assert.Equal(0, session.InFlight);
            }
            else
            {
                await OnLoop.Thrown<OperationCanceledException>(() => task);
                Assert.Equal("hello", await session.GetText(good.Url));
                await session.DisposeAsync();
            }

            Assert.Equal(0, session.Admission.Taken);
            deaf.TrySetException(new IOException("Too late."));
            await gone.Task;
        }
        catch (Exception failure) when (failure is not CancelledException)
        {
            throw new InvalidOperationException($"{stage} that is ended by {way}: {failure.Message}", failure);
        }

        async ValueTask<Stream> Connect(System.Net.Http.SocketsHttpConnectionContext context, CancellationToken cancellation)
        {
            if (stage is not (Stage.Connecting or Stage.ConnectingDeafly))
            {
                return await new TcpConnector().Connect(context, cancellation);
            }

            asked.TrySetResult();
            try
            {
                return await (stage == Stage.Connecting ? deaf.Task.WaitAsync(cancellation) : deaf.Task);
            }
            finally
            {
                gone.TrySetResult();
            }
        }
    }

    private static async Coroutine End(HttpSession session, LoopTask task, Way way, CancellationTokenSource source)
    {
        switch (way)
        {
            case Way.Cancel:
                task.Cancel();
                break;
            case Way.Token:
                await source.CancelAsync();
                break;
            case Way.Timeout:
                await OnLoop.Thrown<TimeoutException>(() => Async.WithTimeout(1.Milliseconds, async _ => await task));
                break;
            default:
                await session.DisposeAsync();
                break;
        }
    }

    private static async Coroutine<int> Ask(HttpSession session, Stage stage, string url, CancellationToken token)
    {
        if (stage is not (Stage.Stream or Stage.Chunks))
        {
            return (await session.GetText(url, token)).Length;
        }

        await using var reply = await session.Get(url, token);
        var count = 0;
        if (stage == Stage.Chunks)
        {
            await foreach (var chunk in reply.Chunks(token))
            {
                count += chunk.Length;
            }

            return count;
        }

        await using var body = reply.Stream();
        var buffer = new byte[16];
        while (await body.ReadAsync(buffer, token) is > 0 and var read)
        {
            count += read;
        }

        return count;
    }

    private static async Task BeStuck(ServerConnection connection, Stage stage, TaskCompletionSource asked, TaskCompletionSource gone)
    {
        if (stage == Stage.Handshake)
        {
            await connection.ReadExactly(1);
        }
        else if (await connection.ReadRequest() is { } request && stage == Stage.SecondHop)
        {
            await connection.Write(Answer.Redirect(302, request.Path + "next"));
            await connection.ReadRequest();
        }

        if (stage is Stage.Body or Stage.PackedBody or Stage.Stream or Stage.Chunks)
        {
            await connection.Write(stage == Stage.PackedBody ? $"HTTP/1.1 200 OK\r\n{Packed}Content-Length: 100\r\n\r\n\u001f\u008b" : Answer.Cut("half", 100));
        }

        asked.TrySetResult();
        await connection.WaitForClose();
        gone.TrySetResult();
    }

    private sealed class ProxyFor(LoopbackServer proxy) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri GetProxy(Uri destination) => new(proxy.Url);

        public bool IsBypassed(Uri host) => host.Scheme == Uri.UriSchemeHttp;
    }
}
