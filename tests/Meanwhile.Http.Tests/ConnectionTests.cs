using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Meanwhile.Tests;

public sealed class ConnectionTests
{
    // More than the buffers of both ends of a connection take.
    private const int Large = 32 * 1024 * 1024;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("localhost")]
    public void A_host_is_reached_by_its_name_and_by_its_address_of_either_family(string host)
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        OnLoop.Run(async () =>
        {
            using var listener = TcpListener.Create(0);
            listener.Start();
            await using var session = new HttpSession();
            var asked = Async.CreateTask(session.GetText($"http://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
            using var connection = new ServerConnection(await listener.AcceptSocketAsync());
            await connection.ReadRequest();
            await connection.Write(Answer.Ok("hello"));
            Assert.Equal("hello", await asked);
        });
    }

    [Fact]
    public void Two_ports_of_one_address_are_told_apart() =>
        OnLoop.Run(async () =>
        {
            await using var one = LoopbackServer.Answering(_ => Answer.Ok("one", "Connection: close\r\n"));
            await using var other = LoopbackServer.Answering(_ => Answer.Ok("other", "Connection: close\r\n"));
            await using var session = new HttpSession();
            for (var round = 0; round < 3; round++)
            {
                Assert.Equal("one", await session.GetText(one.Url));
                Assert.Equal("other", await session.GetText(other.Url));
            }
        });

    [Fact]
    public void A_body_larger_than_the_connection_takes_at_once_arrives_whole() =>
        OnLoop.Run(async () =>
        {
            var body = new byte[Large];
            new Random(1).NextBytes(body);
            byte[] hash = [];
            await using var server = LoopbackServer.Start(async connection =>
            {
                hash = await connection.HashBody(Large);
                await connection.Write(Answer.Ok(""));
            });
            await using var session = new HttpSession();
            using var content = new ByteArrayContent(body);
            using var reply = await session.Post(server.Url, content);
            Assert.True(reply.IsSuccess);
            Assert.Equal(SHA256.HashData(body), hash);
        });

    [Fact]
    public void A_connection_that_breaks_while_the_body_is_sent_is_a_reset() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Start(async connection =>
            {
                await connection.ReadHead();
                connection.Reset();
            });
            await using var session = new HttpSession();
            using var content = new ByteArrayContent(new byte[Large]);
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.Post(server.Url, content));
            Assert.Equal(HttpErrorKind.Reset, failure.Kind);
        });

    [Fact]
    public void A_request_whose_body_nobody_takes_ends_when_it_is_cancelled_and_closes_its_connection() =>
        OnLoop.Run(async () =>
        {
            var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var server = LoopbackServer.Start(async connection =>
            {
                await connection.ReadHead();
                asked.TrySetResult();
                await cancelled.Task;
                await connection.WaitForClose();
                gone.TrySetResult();
            });
            await using var session = new HttpSession();
            using var content = new ByteArrayContent(new byte[Large]);
            var sending = Async.CreateTask(session.Post(server.Url, content));
            await asked.Task;
            sending.Cancel();
            await OnLoop.Thrown<OperationCanceledException>(() => sending);
            cancelled.SetResult();
            await gone.Task;
        });
}
