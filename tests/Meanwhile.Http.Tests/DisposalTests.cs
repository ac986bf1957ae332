namespace Meanwhile.Tests;

public sealed class DisposalTests
{
    [Fact]
    public void Disposing_ends_requests_in_flight_and_closes_their_connections() =>
        OnLoop.Run(async () =>
        {
            await using var server = new HangingServer();
            var session = new HttpSession();
            var task = Async.CreateTask(session.GetText(server.Url));
            await server.Asked;
            await session.DisposeAsync();
            Assert.Equal(0, session.InFlight);
            var failure = await OnLoop.Thrown<ObjectDisposedException>(() => task);
            Assert.Contains($"GET {server.Url} was ended because its session was disposed", failure.Message, StringComparison.Ordinal);
            await server.Gone;
        });

    [Fact]
    public void Disposing_ends_requests_that_wait_for_a_connection() =>
        OnLoop.Run(async () =>
        {
            await using var server = new HangingServer();
            var session = new HttpSession(new HttpSessionOptions { ConnectionLimit = 1, ConnectionLimitPerHost = 1 });
            var tasks = Enumerable.Range(0, 10).Select(_ => Async.CreateTask(session.GetText(server.Url))).ToArray();
            await server.Asked;
            await session.DisposeAsync();
            foreach (var task in tasks)
            {
                await OnLoop.Thrown<ObjectDisposedException>(() => task);
            }

            Assert.Equal(0, session.InFlight);
            Assert.Equal(0, session.Admission.Taken);
        });

    [Fact]
    public void Disposing_ends_a_stream_that_is_read() =>
        OnLoop.Run(async () =>
        {
            await using var server = new HangingServer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            var session = new HttpSession();
            var reply = await session.Get(server.Url);
            var stream = reply.Stream();
            var buffer = new byte[100];
            Assert.Equal(4, await stream.ReadAsync(buffer));
            var reading = Async.CreateTask(Read(stream, buffer));
            await Async.Sleep(5.Milliseconds);
            await session.DisposeAsync();
            await OnLoop.Thrown<ObjectDisposedException>(() => reading);
            await server.Gone;

            static async Coroutine<int> Read(Stream stream, byte[] buffer) => await stream.ReadAsync(buffer);
        });

    [Fact]
    public void Disposing_closes_idle_connections() =>
        OnLoop.Run(async () =>
        {
            var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var server = LoopbackServer.Start(async connection =>
            {
                await connection.ReadRequest();
                await connection.Write(Answer.Ok("hello"));
                await connection.WaitForClose();
                gone.SetResult();
            });
            var session = new HttpSession();
            await session.GetText(server.Url);
            await session.DisposeAsync();
            await gone.Task;
        });

    [Fact]
    public void A_loop_that_ends_with_requests_in_flight_leaves_no_connection() =>
        OnLoop.Run(async () =>
        {
            await using var server = new HangingServer();
            var inner = Task.Run(() =>
                Async.Run(async () =>
                {
                    var session = new HttpSession();
                    Async.CreateTask(session.GetText(server.Url));
                    await server.Asked;
                })
            );
            await inner;
            await server.Gone;
        });
}
