using System.Net;

namespace Meanwhile.Tests;

public sealed class ProxyTests
{
    [Fact]
    public void A_proxy_that_refuses_a_tunnel_is_told_without_its_user_and_password() =>
        OnLoop.Run(async () =>
        {
            await using var proxy = LoopbackServer.Answering(_ => Answer.Of("403 No"));
            await using var session = new HttpSession(new HttpSessionOptions { Proxy = new WebProxy($"http://someone:secret@127.0.0.1:{proxy.Port}") });
            var failure = await OnLoop.Thrown<HttpSessionException>(() => session.GetText("https://example.invalid/"));
            Assert.Equal(HttpErrorKind.Connect, failure.Kind);
            Assert.Contains($"the proxy '127.0.0.1' port {proxy.Port} would not connect", failure.Message, StringComparison.Ordinal);
            Assert.Contains("403", failure.Message, StringComparison.Ordinal);
            Assert.NotNull(failure.InnerException);
            Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("someone", failure.ToString(), StringComparison.Ordinal);
        });
}
