namespace Meanwhile.Tests;

public sealed class TimeoutTests
{
    internal const string HalfBody = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf";

    [Theory]
    [InlineData("")]
    [InlineData(HalfBody)]
    public void The_total_timeout_ends_a_request_at_any_stage(string said) =>
        OnLoop.Run(async () =>
        {
            await using var server = new HangingServer(said);
            await using var session = new HttpSession(new HttpSessionOptions { Timeout = 1.5.Seconds });
            var failure = await OnLoop.Thrown<HttpTimeoutException>(() => session.GetText(server.Url));
            Assert.False(failure.IsConnectTimeout);
            Assert.IsAssignableFrom<TimeoutException>(failure);
            Assert.Equal(HttpErrorKind.Timeout, HttpSessionException.KindOf(failure));
            Assert.Equal($"GET {server.Url}: not done within 1.5 s (HttpSessionOptions.Timeout).", failure.Message);
        });

    [Fact]
    public void A_connect_timeout_says_so() =>
        OnLoop.Run(async () =>
        {
            await using var session = new HttpSession(
                new HttpSessionOptions
                {
                    ConnectTimeout = 50.Milliseconds,
                    ConnectCallback = static async (_, cancellation) =>
                {
                    await Task.Delay(Timeout.Infinite, cancellation);
                    throw new InvalidOperationException("not reached");
                }
                }
            );
            var failure = await OnLoop.Thrown<HttpTimeoutException>(() => session.GetText("http://127.0.0.1:1/"));
            Assert.True(failure.IsConnectTimeout);
            Assert.StartsWith("GET http://127.0.0.1:1/: no connection within 0.05 s (HttpSessionOptions.ConnectTimeout).", failure.Message, StringComparison.Ordinal);
        });

    [Fact]
    public void Redirects_share_one_timeout() =>
        OnLoop.Run(async () =>
        {
            var hops = 0;
            await using var server = LoopbackServer.Start(async connection =>
            {
                while (await connection.ReadRequest() is not null)
                {
                    await Task.Delay(60);
                    await connection.Write(Answer.Redirect(302, $"/{Interlocked.Increment(ref hops)}"));
                }
            });
            await using var session = new HttpSession(new HttpSessionOptions { Timeout = 500.Milliseconds, MaxRedirects = 1000 });
            await OnLoop.Thrown<HttpTimeoutException>(() => session.GetText(server.Url));
            Assert.InRange(hops, 0, 9);
        });
}
