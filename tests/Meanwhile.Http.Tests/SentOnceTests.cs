using System.Net;

namespace Meanwhile.Tests;

public sealed class SentOnceTests
{
    private int asked;

    [Theory]
    [InlineData("POST", false, false)]
    [InlineData("POST", false, true)]
    [InlineData("POST", true, false)]
    [InlineData("GET", false, false)]
    [InlineData("GET", false, true)]
    [InlineData("GET", true, false)]
    public void A_request_goes_out_once_when_a_new_connection_ends_without_an_answer(string method, bool isSecure, bool isReset) =>
        OnLoop.Run(async () =>
        {
            await using var server = Ending(isSecure, isReset);
            await using var session = new HttpSession(new() { DangerousAcceptAnyCertificate = true });
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.Send(Request(method, server)));
            Assert.Equal(HttpErrorKind.Reset, failure.Kind);
            Assert.Equal(1, asked);
        });

    [Theory]
    [InlineData("POST", 1)]
    [InlineData("GET", 4)]
    public void With_retries_it_goes_out_once_for_each_attempt(string method, int expected) =>
        OnLoop.Run(async () =>
        {
            await using var server = Ending(isSecure: false, isReset: false);
            await using var session = new HttpSession(new() { Retry = new() { MaxRetries = 3, Delay = TimeSpan.Zero } });
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.Send(Request(method, server)));
            Assert.Equal(HttpErrorKind.Reset, failure.Kind);
            Assert.Contains("closed the connection before it had answered", failure.Message, StringComparison.Ordinal);
            Assert.Equal(expected, asked);
        });

    [Fact]
    public void Through_a_proxy_it_goes_out_once() =>
        OnLoop.Run(async () =>
        {
            await using var proxy = Ending(isSecure: false, isReset: false);
            await using var session = new HttpSession(new() { Proxy = new WebProxy($"http://127.0.0.1:{proxy.Port}") });
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.Post("http://example.invalid/", "body"));
            Assert.Equal(HttpErrorKind.Reset, failure.Kind);
            Assert.Equal(1, asked);
        });

    [Fact]
    public void A_kept_connection_that_the_server_has_closed_costs_no_request() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Start(async connection =>
            {
                await connection.ReadRequest();
                Interlocked.Increment(ref asked);
                await connection.Write(Answer.Ok("fine"));
            });
            await using var session = new HttpSession();
            for (var round = 1; round <= 5; round++)
            {
                Assert.Equal("fine", await session.GetText(server.Url));
                Assert.Equal(round, asked);
            }
        });

    [Theory]
    [InlineData("POST", 1)]
    [InlineData("PATCH", 1)]
    [InlineData("GET", 2)]
    public void A_kept_connection_that_ends_without_an_answer_repeats_only_what_does_no_harm_twice(string method, int expected) =>
        OnLoop.Run(async () =>
        {
            var second = 0;
            await using var server = LoopbackServer.Start(async connection =>
            {
                // Answers the first request of a connection, and ends with the next as if it had not come.
                await connection.ReadRequest();
                await connection.Write(Answer.Ok("fine"));
                if (await connection.ReadRequest() is not null)
                {
                    Interlocked.Increment(ref second);
                }
            });
            await using var session = new HttpSession();
            Assert.Equal("fine", await session.GetText(server.Url));
            if (expected == 1)
            {
                var failure = await OnLoop.Thrown<HttpSessionException>(() => session.Send(Request(method, server)));
                Assert.Equal(HttpErrorKind.Reset, failure.Kind);
            }
            else
            {
                using var reply = await session.Send(Request(method, server));
                Assert.Equal("fine", await reply.Text());
            }

            Assert.Equal(1, second);
        });

    private LoopbackServer Ending(bool isSecure, bool isReset) =>
        LoopbackServer.Start(
            async connection =>
            {
                if (await connection.ReadRequest() is null)
                {
                    return;
                }

                Interlocked.Increment(ref asked);
                if (isReset)
                {
                    connection.Reset();
                }
            },
            isSecure ? TestCertificate.SelfSigned() : null
        );

    private static HttpRequestMessage Request(string method, LoopbackServer server) => new(new HttpMethod(method), server.Url);
}
