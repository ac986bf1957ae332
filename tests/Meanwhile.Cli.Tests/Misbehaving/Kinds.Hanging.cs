using System.Text;

namespace Meanwhile.Cli.Tests.Misbehaving;

internal static partial class Kinds
{
    private const string Head = "HTTP/1.1 200 OK\r\n";

    private static Kind[] Hanging =>
    [
        new("accepts no connection", "timeout", "no answer within", null),
        new("says nothing", "timeout", "no answer within", static peer => peer.Hang()),
        new("says nothing to a TLS hello", "timeout", "no connection within", static peer => peer.Hang()) { Scheme = "https" },
        new("stops in the TLS handshake", "timeout", "no connection within", static peer => peer.Hang("\x16\x03\x03\x00\x7a\x02")) { Scheme = "https" },
        new("stops in the status line", "timeout", "no answer within", AfterRequest(static peer => peer.Hang("HTTP/1.1 2"))),
        new("stops in the headers", "timeout", "no answer within", AfterRequest(static peer => peer.Hang(Head + "Content-Le"))),
        new("stops before the body", "timeout", "did not end within", AfterRequest(static peer => peer.Hang(Head + "Content-Length: 5\r\n\r\n"))),
        new("stops in the body", "timeout", "did not end within", AfterRequest(static peer => peer.Hang(Head + "Content-Length: 5\r\n\r\nab"))),
        new("stops in a large body", "timeout", "did not end within", AfterRequest(static peer => peer.Hang(Head + "Content-Length: 500000\r\n\r\nab"))),
        new("stops in a chunk", "timeout", "did not end within", AfterRequest(static peer => peer.Hang(Head + "Transfer-Encoding: chunked\r\n\r\n5\r\nab"))),
        new("stops after the last chunk", "timeout", "did not end within", AfterRequest(static peer => peer.Hang(Head + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n"))),
        new("drips headers", "timeout", "no answer within", AfterRequest(static async peer =>
        {
            await peer.Write(Head + "X-Long: ");
            await peer.Forever("x"u8.ToArray(), pauseMilliseconds: 20);
        })),
        new("drips its body", "timeout", "did not end within", AfterRequest(static async peer =>
        {
            await peer.Write(Head + "Content-Length: 100000\r\n\r\n");
            await peer.Forever("x"u8.ToArray(), pauseMilliseconds: 20);
        })),
        new("says 100 Continue for ever", "timeout", "no answer within", AfterRequest(static peer => peer.Forever(Encoding.ASCII.GetBytes("HTTP/1.1 100 Continue\r\n\r\n"), pauseMilliseconds: 5))),
    ];
}
