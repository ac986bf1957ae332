using System.Net.Sockets;
using Meanwhile.Cli.Check;
using Meanwhile.Cli.Check.Probing;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Checking;

public class DescriptorRowTests
{
    [Fact]
    public void A_connection_that_gets_no_descriptor_is_a_row_that_says_what_to_do() =>
        OnLoop.Run(async () =>
        {
            await using var session = new HttpSession(
                new HttpSessionOptions { UseProxy = false, ConnectCallback = static (_, _) => throw new SocketException((int)SocketError.TooManyOpenSockets) }
            );
            var request = new ProbeRequest(session, HttpMethod.Get, new Uri("http://127.0.0.1:9/"), new CheckOptions(), TimeSpan.FromHours(1), keepsConnection: true);
            var answer = await request.Run();
            Assert.Equal(DownReason.Connect, answer.Error);
            Assert.Equal("no connection: too many open files; lower -c, or raise the limit (ulimit -n)", answer.Message);
            Assert.True(answer.MaySafelyBeAskedAgain);
        });
}
