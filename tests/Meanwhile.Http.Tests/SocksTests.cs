using System.Net;

namespace Meanwhile.Tests;

/// <summary>A SOCKS5 proxy that works, refuses and hangs.</summary>
public sealed class SocksTests
{
    [Fact]
    public void Proxy_leads_to_the_host_and_looks_its_name_up_itself() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Saying("hello");
            await using var proxy = new SocksServer(server.Port);
            await using var session = Session(proxy);
            Assert.Equal("hello", await session.GetText("http://example.invalid/"));
            Assert.Equal("hello", await session.GetText("http://example.invalid/"));
            Assert.Equal(["example.invalid:80"], proxy.Asked);
        });

    [Fact]
    public void Secure_connection_goes_through_it() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Answering(_ => Answer.Ok("hello"), TestCertificate.SelfSigned());
            await using var proxy = new SocksServer(server.Port);
            await using var session = Session(proxy);
            Assert.Equal("hello", await session.GetText("https://127.0.0.1:444/"));
            Assert.Equal(["127.0.0.1:444"], proxy.Asked);
        });

    [Fact]
    public void User_and_password_are_given_where_they_are_asked_for() =>
        OnLoop.Run(async () =>
        {
            await using var server = LoopbackServer.Saying("hello");
            await using var proxy = new SocksServer(server.Port) { User = "carol:pass-of-carol" };
            await using var session = Session(proxy, new NetworkCredential("carol", "pass-of-carol"));
            Assert.Equal("hello", await session.GetText("http://example.invalid/"));
        });

    [Theory]
    [InlineData("pass-of-another")]
    [InlineData(null)]
    public void Proxy_that_lets_nobody_in_is_said_to_without_the_password(string? password) =>
        OnLoop.Run(async () =>
        {
            await using var proxy = new SocksServer(target: 1) { User = "carol:pass-of-carol" };
            await using var session = Session(proxy, password is null ? null : new NetworkCredential("carol", password));
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText("http://example.invalid/"));
            AssertRefused(failure, proxy);
            Assert.DoesNotContain("pass-of", failure.ToString(), StringComparison.Ordinal);
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Proxy_that_will_not_connect_is_said_to(byte reply) =>
        OnLoop.Run(async () =>
        {
            await using var proxy = new SocksServer(target: 1) { Reply = reply };
            await using var session = Session(proxy);
            AssertRefused(await OnLoop.Thrown<HttpSessionException>(() => session.GetText("http://example.invalid/")), proxy);
            Assert.Equal(0, session.InFlight);
        });

    [Fact]
    public void Proxy_that_is_not_there_is_named() =>
        OnLoop.Run(async () =>
        {
            var port = new Uri(LoopbackServer.RefusingUrl()).Port;
            await using var session = new HttpSession(new HttpSessionOptions { Proxy = new WebProxy($"socks5://127.0.0.1:{port}") });
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText("http://example.invalid/"));
            Assert.Equal(HttpErrorKind.Connect, failure.Kind);
            Assert.Contains($"the proxy '127.0.0.1' port {port} refused the connection", failure.Message, StringComparison.Ordinal);
        });

    [Fact]
    public void Proxy_that_speaks_something_else_is_a_failure_to_connect() =>
        OnLoop.Run(async () =>
        {
            await using var other = LoopbackServer.Start(async connection =>
            {
                await connection.Write("HTTP/1.1 400 Bad Request\r\n\r\n");
                await connection.WaitForClose();
            });
            await using var session = new HttpSession(new HttpSessionOptions { Proxy = new WebProxy($"socks5://127.0.0.1:{other.Port}") });
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText("http://example.invalid/"));
            Assert.Equal(HttpErrorKind.Connect, failure.Kind);
            Assert.Contains($"the proxy '127.0.0.1' port {other.Port}", failure.Message, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Proxy_that_hangs_ends_with_the_time_to_connect(int after) =>
        OnLoop.Run(async () =>
        {
            await using var proxy = new SocksServer(target: 1) { HangsAfter = after };
            await using var session = new HttpSession(new HttpSessionOptions { Proxy = Address(proxy), ConnectTimeout = 0.3.Seconds });
            var failure = await OnLoop.Thrown<HttpTimeoutException>(() => session.GetText("http://example.invalid/"));
            Assert.True(failure.IsConnectTimeout);
            Assert.Contains($"the proxy '127.0.0.1' port {proxy.Port}", failure.Message, StringComparison.Ordinal);
        });

    [Fact]
    public void Cancel_ends_the_wait_for_a_proxy_that_hangs() =>
        OnLoop.Run(async () =>
        {
            await using var proxy = new SocksServer(target: 1) { HangsAfter = 1 };
            await using var session = Session(proxy);
            var task = Async.CreateTask(session.GetText("http://example.invalid/"));
            while (proxy.Asked.Count == 0)
            {
                await Async.Sleep(1.Milliseconds);
            }

            await task.CancelAndWait();
            Assert.True(task.IsCancelled);
        });

    private static void AssertRefused(HttpSessionException failure, SocksServer proxy)
    {
        Assert.Equal(HttpErrorKind.Connect, failure.Kind);
        Assert.Contains($"the proxy '127.0.0.1' port {proxy.Port} would not connect to 'example.invalid' port 80: ", failure.Message, StringComparison.Ordinal);
    }

    private static HttpSession Session(SocksServer proxy, NetworkCredential? user = null)
    {
        var address = Address(proxy);
        address.Credentials = user;
        return new HttpSession(new HttpSessionOptions { Proxy = address, DangerousAcceptAnyCertificate = true });
    }

    private static WebProxy Address(SocksServer proxy) => new($"socks5://127.0.0.1:{proxy.Port}");
}
