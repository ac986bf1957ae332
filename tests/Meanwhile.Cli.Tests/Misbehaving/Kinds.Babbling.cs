namespace Meanwhile.Cli.Tests.Misbehaving;

internal static partial class Kinds
{
    private static readonly byte[] Kilobytes = new byte[32 * 1024];

    private static Kind[] Babbling =>
    [
        new("speaks garbage", "protocol", "does not speak HTTP", Says("\x01\x02\xFE\xFF garbage \r\n\r\n")),
        new("speaks SSH", "protocol", "does not speak HTTP", Says("SSH-2.0-OpenSSH_9.2\r\n")),
        new("speaks HTTP/0.9", "protocol", "does not speak HTTP", Says("<html>hello</html>\r\n")),
        new("speaks HTTP/0.9 in half a line", "protocol", "does not begin with a status line", Says("<html>hello")) { Attempts = 1 },
        new("speaks HTTP/0.9 and resets", "protocol", "does not begin with a status line", AfterRequest(static async peer =>
        {
            await peer.Write("<html>hello");
            await Task.Delay(50);
            peer.Reset();
        })),
        new("has a bad status line", "protocol", "does not speak HTTP", Says("HTTP/1.1 abc OK\r\nConnection: close\r\n\r\n")),
        new("has a header that is none", "protocol", "does not speak HTTP", Says(Head + "no header at all\r\nConnection: close\r\n\r\n")),
        new("has a chunk that is none", "body", "", Says(Head + "Transfer-Encoding: chunked\r\n\r\nxyz\r\nab\r\n0\r\n\r\n")),
        new("has a chunk of a size beyond all bounds", "body", "", Says(Head + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nab\r\n0\r\n\r\n")),
        new("promises a length that is none", "protocol", "'many'", Says(Head + "Content-Length: many\r\nConnection: close\r\n\r\nab")),
        new("promises two lengths", "protocol", "2 and 4", Says(Head + "Content-Length: 2\r\nContent-Length: 4\r\n\r\nabcd")) { Attempts = 1 },
        new("promises a length and chunks", "protocol", "Transfer-Encoding", Says(Head + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n")) { Attempts = 1 },
        new("promises less than it sends", null, "", Says(Head + "Content-Length: 2\r\n\r\nabcdef")),
        new("has one header of a megabyte", "protocol", "larger than", Says(Head + "X-Huge: " + new string('x', 1_000_000) + "\r\n\r\n")),
        new("has endless headers", "protocol", "larger than", AfterRequest(static async peer =>
        {
            await peer.Write(Head);
            await peer.Forever("X-More: and more\r\n"u8.ToArray());
        })),
        new("has an endless status line", "protocol", "larger than", AfterRequest(static async peer =>
        {
            await peer.Write("HTTP/1.1 200 ");
            await peer.Forever("x"u8.ToArray());
        })),
        new("has an endless body", null, "", AfterRequest(static async peer =>
        {
            await peer.Write(Head + "Connection: close\r\n\r\n");
            await peer.Forever(Kilobytes);
        })),
        new("has an endless chunked body", null, "", AfterRequest(static async peer =>
        {
            await peer.Write(Head + "Transfer-Encoding: chunked\r\n\r\n");
            await peer.Forever([.. "8000\r\n"u8, .. Kilobytes, .. "\r\n"u8]);
        })),
        new("says a gzip bomb comes", null, "", Says(Head + "Content-Encoding: gzip\r\nContent-Length: 6\r\n\r\n\x1f\x8b\x08\x00\x00\x00")),
        new("colours its reason", "status", "404", Says("HTTP/1.1 404 \x1b[31mRed\x07\r\nContent-Length: 0\r\n\r\n")),
        new("answers 999", "status", "999", Says("HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n")),
        new("switches protocols unasked", "status", "101", Says("HTTP/1.1 101 Switching Protocols\r\nConnection: close\r\n\r\n")),
        new("sends a body with 204", null, "", Says("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello")),
    ];
}
