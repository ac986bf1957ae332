using System.Net;

namespace Meanwhile.Tests;

public sealed class ErrorTests
{
    [Fact]
    public void A_refused_connection_is_a_connect_error() =>
        OnLoop.Run(async () =>
        {
            await using var session = new HttpSession();
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(LoopbackServer.RefusingUrl()));
            Assert.Equal(HttpErrorKind.Connect, failure.Kind);
            Assert.Contains("refused the connection", failure.Message, StringComparison.Ordinal);
        });

    [Fact]
    public void An_unknown_host_is_a_dns_error() =>
        OnLoop.Run(async () =>
        {
            await using var session = new HttpSession();
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText("http://no-such-host.invalid/"));
            Assert.Equal(HttpErrorKind.Dns, failure.Kind);
            Assert.Contains("'no-such-host.invalid' was not found", failure.Message, StringComparison.Ordinal);
        });

    [Fact]
    public void A_connection_closed_before_the_answer_is_a_reset() =>
        Fails(HttpErrorKind.Reset, "closed the connection before it had answered", async connection => await connection.ReadRequest());

    [Fact]
    public void A_connection_reset_before_the_answer_is_a_reset() =>
        Fails(
            HttpErrorKind.Reset,
            "the connection",
            async connection =>
            {
                await connection.ReadRequest();
                connection.Reset();
            }
        );

    [Theory]
    [InlineData("this is no HTTP at all\r\n\r\n")]
    [InlineData("HTTP/1.1 banana\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon here\r\n\r\n")]
    [InlineData("\0\u0001\u0002\u0003\r\n\r\n")]
    public void Garbage_is_a_protocol_error(string garbage) => Says(HttpErrorKind.Protocol, "", garbage);

    [Fact]
    public void Endless_headers_are_a_protocol_error_at_the_limit() =>
        Fails(
            HttpErrorKind.Protocol,
            "larger than 65536 bytes. Raise HttpSessionOptions.MaxHeaderBytes",
            async connection =>
            {
                await connection.ReadRequest();
                await connection.Write("HTTP/1.1 200 OK\r\n");
                while (true)
                {
                    await connection.Write("X-Endless: " + new string('x', 1000) + "\r\n");
                }
            }
        );

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\nhalf")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhalf")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nhalf")]
    public void A_cut_or_broken_body_is_a_body_error(string answer) => Says(HttpErrorKind.Body, "the body", answer);

    [Fact]
    public void An_endless_body_ends_at_the_limit() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Start(async connection =>
            {
                await connection.ReadRequest();
                await connection.Write("HTTP/1.1 200 OK\r\n\r\n");
                while (true)
                {
                    await connection.Write(new byte[10_000]);
                }
            });
            await using var session = new HttpSession(new HttpSessionOptions { MaxResponseBodySize = 1_000_000 });
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(server.Url));
            Assert.Equal(HttpErrorKind.Body, failure.Kind);
            Assert.Contains("larger than 1000000 bytes", failure.Message, StringComparison.Ordinal);

            await using var reply = await session.Get(server.Url);
            var count = 0L;
            failure = await OnLoop.Thrown<HttpSessionException>(() => Count());
            Assert.Equal(HttpErrorKind.Body, failure.Kind);
            Assert.InRange(count, 900_000, 1_000_000);

            async Coroutine Count()
            {
                await foreach (var chunk in reply.Chunks())
                {
                    count += chunk.Length;
                }
            }
        });

    [Fact]
    public void A_body_that_says_it_is_too_large_is_not_read() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(_ => Answer.Cut("x", int.MaxValue));
            await using var session = new HttpSession(new HttpSessionOptions { MaxResponseBodySize = 10 });
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(server.Url));
            Assert.Equal(HttpErrorKind.Body, failure.Kind);
        });

    [Fact]
    public void Certificates_are_refused_for_what_is_wrong_with_them() =>
        OnLoop.Run(async () =>
        {
            await Refused(TestCertificate.SelfSigned(), "not signed by an authority");
            await Refused(TestCertificate.Expired(), "has expired");
            await Refused(TestCertificate.ForAnotherName(), "for another name");

            static async Coroutine Refused(System.Net.Security.SslServerAuthenticationOptions tls, string said)
            {
                await using var server = LoopbackServer.Answering(_ => Answer.Ok("hello"), tls);
                await using var session = new HttpSession();
                var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(server.Url));
                Assert.Equal(HttpErrorKind.Tls, failure.Kind);
                Assert.Contains(said, failure.Message, StringComparison.Ordinal);
                await using var careless = new HttpSession(new HttpSessionOptions { DangerousAcceptAnyCertificate = true });
                Assert.Equal("hello", await careless.GetText(server.Url));
            }
        });

    [Fact]
    public void A_server_that_speaks_no_tls_is_a_tls_error() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Start(async connection =>
            {
                await connection.Write("HTTP/1.1 400 Bad Request\r\n\r\n");
                await connection.WaitForClose();
            });
            await using var session = new HttpSession();
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText($"https://127.0.0.1:{new Uri(server.Url).Port}/"));
            Assert.Equal(HttpErrorKind.Tls, failure.Kind);
        });

    [Fact]
    public void Messages_and_urls_never_show_the_password() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(_ => Answer.Of("500 Broken"));
            await using var session = new HttpSession(
                new HttpSessionOptions { Headers = new Dictionary<string, string> { ["Authorization"] = "Bearer secret" } }
            );
            var url = server.Url.Replace("//", "//user:secret@", StringComparison.Ordinal);
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(url));
            Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("secret", failure.Url.ToString(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.InternalServerError, failure.StatusCode);
        });

    private static void Says(HttpErrorKind kind, string said, string answer) =>
        Fails(
            kind,
            said,
            async connection =>
            {
                await connection.ReadRequest();
                await connection.Write(answer);
            }
        );

    private static void Fails(HttpErrorKind kind, string said, Func<ServerConnection, Task> serve) =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Start(serve);
            await using var session = new HttpSession();
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(server.Url));
            Assert.Equal(kind, failure.Kind);
            Assert.Equal(kind, HttpSessionException.KindOf(failure));
            Assert.StartsWith($"GET {server.Url}: ", failure.Message, StringComparison.Ordinal);
            Assert.Contains(said, failure.Message, StringComparison.Ordinal);
            Assert.Equal(0, session.InFlight);
            Assert.Equal(0, session.Admission.Taken);
        });
}
