using System.Net.Sockets;

namespace Meanwhile.Tests;

/// <summary>A process that may open no more files.</summary>
public sealed class NoMoreSocketsTests
{
    [Fact]
    public void A_connection_for_which_there_is_no_socket_is_a_connect_error_and_the_next_goes_on() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Saying("hello");
            var isOut = true;
            var connector = new TcpConnector();
            await using var session = new HttpSession(
                new()
                {
                    ConnectionLimit = 1,
                    ConnectCallback = (context, cancellation) => isOut ? throw new SocketException((int)SocketError.TooManyOpenSockets) : connector.Connect(context, cancellation),
                }
            );
            for (var round = 0; round < 3; round++)
            {
                var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(server.Url));
                Assert.Equal(HttpErrorKind.Connect, failure.Kind);
                Assert.Equal($"no connection to '127.0.0.1' port {server.Port}: this process may open no more files and sockets.", failure.Told.Happened);
                Assert.Contains("Lower HttpSessionOptions.ConnectionLimit, or raise the limit of open files (ulimit -n)", failure.Message, StringComparison.Ordinal);
                Assert.Equal(0, session.InFlight);
                Assert.Equal(0, session.Admission.Taken);
            }

            isOut = false;
            Assert.Equal("hello", await session.GetText(server.Url));
        });

    [Fact]
    public void It_is_tried_again_whatever_the_method() =>
        OnVirtualTime.Run(async _ =>
        {
            await using var server = LoopbackServer.Saying("hello");
            var attempts = 0;
            var connector = new TcpConnector();
            await using var session = new HttpSession(
                new()
                {
                    Timeout = null,
                    ConnectTimeout = null,
                    Retry = new(),
                    ConnectCallback = (context, cancellation) => ++attempts < 3 ? throw new SocketException((int)SocketError.TooManyOpenSockets) : connector.Connect(context, cancellation),
                }
            );
            using var reply = await session.Post(server.Url, "body");
            Assert.True(reply.IsSuccess);
            Assert.Equal(3, attempts);
        });
}
