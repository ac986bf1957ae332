namespace Meanwhile.Cli.Tests.Misbehaving;

internal static partial class Kinds
{
    private static Kind[] Breaking =>
    [
        new("resets at once", "reset", "reset", static peer => Leave(peer, hard: true)) { Attempts = 2 },
        new("closes at once", "reset", "", static peer => Leave(peer, hard: false)),
        new("resets in the TLS handshake", "tls|reset", "", static peer => Leave(peer, hard: true)) { Scheme = "https" },
        new("closes in the TLS handshake", "tls|reset", "", static peer => Leave(peer, hard: false)) { Scheme = "https" },
        new("resets after the request", "reset", "reset", AfterRequest(static peer => Leave(peer, hard: true))) { Attempts = 2 },
        new("gives an empty reply", "reset", "closed the connection before it had answered", AfterRequest(static peer => Leave(peer, hard: false))) { Attempts = 2 },
        new("resets in the headers", "reset", "", AfterRequest(static async peer =>
        {
            await peer.Write(Head + "Content-Ty");
            await Task.Delay(50);
            peer.Reset();
        })),
        new("closes in the headers", "reset", "", AfterRequest(static peer => peer.Write(Head + "Content-Ty"))),
        new("resets in the body", "body", "reset in the middle of the body", AfterRequest(static async peer =>
        {
            await peer.Write(Head + "Content-Length: 100000\r\n\r\nab");
            await Task.Delay(50);
            peer.Reset();
        })) { Attempts = 2 },
        new("cuts the body", "body", "cut", AfterRequest(static peer => peer.Write(Head + "Content-Length: 100000\r\n\r\nab"))) { Attempts = 2 },
        new("cuts a short body", "body", "cut", AfterRequest(static peer => peer.Write(Head + "Content-Length: 10\r\n\r\nab"))) { Attempts = 2 },
        new("cuts a chunked body", "body", "cut", AfterRequest(static peer => peer.Write(Head + "Transfer-Encoding: chunked\r\n\r\n5\r\nab"))),
        new("breaks the first time alone", null, "", AfterRequest(static peer => peer.Number == 0 ? Leave(peer, hard: true) : peer.Write(Head + "Content-Length: 0\r\n\r\n"))) { Attempts = 2 },
    ];
}
