using System.Net.Security;
using System.Net.Sockets;

namespace Meanwhile.Tests;

/// <summary>What the errors say, and by whose names.</summary>
public sealed class MessageTests
{
    [Fact]
    public void Too_many_redirects_name_the_option_for_the_program_alone() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(static request => Answer.Redirect(302, request.Path + "x"));
            await using var session = new HttpSession(new() { MaxRedirects = 3 });
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(server.Url));
            Assert.Equal($"more than 3 redirects; the next would be to {server.Url}xxxx.", failure.Told.Happened);
            Assert.Equal($"GET {server.Url}xxx: {failure.Told.Happened} Raise HttpSessionOptions.MaxRedirects to follow more.", failure.Message);
            Assert.Equal("MaxRedirects", failure.Told.Option);
        });

    [Fact]
    public void A_redirect_from_https_to_http_names_the_option_for_the_program_alone() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(static _ => Answer.Redirect(302, "http://127.0.0.1:1/"), TestCertificate.SelfSigned());
            await using var session = new HttpSession(new() { DangerousAcceptAnyCertificate = true });
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(server.Url));
            Assert.Equal("redirected from https to http://127.0.0.1:1/, which anyone on the way can read.", failure.Told.Happened);
            Assert.EndsWith("Set HttpSessionOptions.AllowInsecureRedirects to follow it.", failure.Message, StringComparison.Ordinal);
        });

    [Fact]
    public void Headers_that_are_too_large_are_told_with_the_limit_that_holds() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(static _ => Answer.Ok("", $"X-Large: {new string('x', 5000)}\r\n"));
            await using var session = new HttpSession(new() { MaxHeaderBytes = 1500 });
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(server.Url));
            Assert.Equal(HttpErrorKind.Protocol, failure.Kind);
            Assert.Equal($"GET {server.Url}: the headers of the answer are larger than 2048 bytes. Raise HttpSessionOptions.MaxHeaderBytes to take them.", failure.Message);
        });

    [Fact]
    public void Headers_of_http_2_that_are_too_large_are_a_protocol_error_too() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Start(static connection => Http2Connection.Serve(connection, static stream => Http2Connection.Header(stream, new string('x', 5000))));
            await using var session = new HttpSession(new() { MaxHeaderBytes = 1500, Version = new Version(2, 0), VersionPolicy = HttpVersionPolicy.RequestVersionExact });
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(server.Url));
            Assert.Equal(HttpErrorKind.Protocol, failure.Kind);
            Assert.Contains("2048 bytes", failure.Message, StringComparison.Ordinal);
        });

    [Fact]
    public void Headers_after_the_body_that_are_too_large_are_told() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(static _ => "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + string.Concat(Enumerable.Repeat("X-More: and more\r\n", 500)) + "\r\n");
            await using var session = new HttpSession(new() { MaxHeaderBytes = 1024 });
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(server.Url));
            Assert.Equal(HttpErrorKind.Protocol, failure.Kind);
            Assert.StartsWith("the headers after the body of the answer are larger than 1024 bytes.", failure.Told.Happened, StringComparison.Ordinal);
        });

    [Fact]
    public void A_body_that_is_too_large_names_the_option_for_the_program_alone() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Saying("hello");
            await using var session = new HttpSession(new() { MaxResponseBodySize = 3 });
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText(server.Url));
            Assert.Equal("the body is larger than 3 bytes.", failure.Told.Happened);
            Assert.Contains("Raise HttpSessionOptions.MaxResponseBodySize", failure.Message, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", "the server does not speak TLS there (http, and not https?).")]
    [InlineData("\u0015\u0003\u0003\0\u0002\u0002\u0028", "no secure connection: the handshake failed (")]
    [InlineData("\u0015\u0003\u0003\0\u0002\u0002\u0046", "alert protocol version).")]
    [InlineData("\u0016\u0003\u0001\0\u0005\u0001\u0002\u0003\u0004\u0005", "no secure connection: the handshake failed (")]
    [InlineData("", "the server closed the connection in the middle of the handshake.")]
    public void A_handshake_that_fails_is_told_by_its_cause(string said, string expected) =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Start(async connection =>
            {
                await connection.ReadExactly(1);
                await connection.Write(said);
            });
            var failure = await Refused(server);
            Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        });

    [Fact]
    public void A_handshake_that_is_reset_is_told() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Start(async connection =>
            {
                await connection.ReadExactly(1);
                connection.Reset();
            });
            Assert.Contains("no secure connection: the handshake failed (", (await Refused(server)).Message, StringComparison.Ordinal);
        });

    [Fact]
    public void A_certificate_that_the_program_refuses_itself_is_told() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(static _ => Answer.Ok("hello"), TestCertificate.SelfSigned());
            var failure = await Refused(server, static (_, _, _, _) => false);
            Assert.Equal("the server's certificate was refused by the program's own check of it.", failure.Told.Happened);
        });

    [Fact]
    public void An_error_in_the_body_knows_the_redirects_that_led_there() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(static request => request.Path == "/" ? Answer.Redirect(302, "/next") : Answer.Ok("no json"));
            await using var session = new HttpSession();
            using var reply = await session.Get(server.Url);
            var failure = await OnLoop.Thrown<HttpSessionException>(() => reply.Json<int>());
            Assert.Equal(HttpErrorKind.Body, failure.Kind);
            Assert.Equal("/next", Assert.Single(failure.Redirects).To.AbsolutePath);
        });

    [Fact]
    public void A_name_that_cannot_be_looked_up_just_now_is_a_dns_error() =>
        OnLoop.Run(async () =>
        {
            await using var session = new HttpSession(new() { ConnectCallback = static (_, _) => throw new SocketException((int)SocketError.TryAgain) });
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText("http://example.invalid/"));
            Assert.Equal(HttpErrorKind.Dns, failure.Kind);
        });

    private static async Coroutine<HttpSessionException> Refused(LoopbackServer server, RemoteCertificateValidationCallback? check = null)
    {
        await using var session = new HttpSession(new() { ConfigureHandler = handler => handler.SslOptions.RemoteCertificateValidationCallback = check });
        var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText($"https://127.0.0.1:{server.Port}/"));
        Assert.Equal(HttpErrorKind.Tls, failure.Kind);
        Assert.DoesNotContain("inner exception", failure.Message, StringComparison.Ordinal);
        return failure;
    }
}
