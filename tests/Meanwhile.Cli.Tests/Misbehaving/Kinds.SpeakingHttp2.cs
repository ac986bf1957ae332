namespace Meanwhile.Cli.Tests.Misbehaving;

internal static partial class Kinds
{
    private static readonly byte[] Settings = [0, 0, 0, 4, 0, 0, 0, 0, 0];
    private static readonly byte[] GoAway = [0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] ResetStream = [0, 0, 4, 3, 0, 0, 0, 0, 1, 0, 0, 0, 2];
    private static readonly byte[] RefuseStream = [0, 0, 4, 3, 0, 0, 0, 0, 1, 0, 0, 0, 7];

    // :status 200 by its place in the table, and the end of both headers and stream.
    private static readonly byte[] Answered = [0, 0, 1, 1, 5, 0, 0, 0, 1, 0x88];
    private static readonly byte[] Oversized = [0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 1];

    private static Kind[] SpeakingHttp2 =>
    [
        Http2("says goodbye at once over HTTP/2", 2, "reset", [.. Settings, .. GoAway]),
        OverHttp2("resets the stream over HTTP/2", 2, "reset", peer => AnswerHttp2(peer, ResetStream, times: 9)),
        OverHttp2("refuses one stream over HTTP/2, and then says nothing", null, "timeout", peer => AnswerHttp2(peer, RefuseStream, times: 1)),
        Http2("sends a frame beyond all bounds over HTTP/2", null, "protocol", [.. Settings, .. Oversized]),
        Http2("speaks HTTP/1.1 where HTTP/2 was agreed", null, "protocol", [.. "HTTP/1.1 200 OK\r\n\r\n"u8]),
        new("answers over HTTP/2", null, "", peer => AnswerHttp2(peer, Answered, times: 1)) { Tls = Certificates.WithHttp2(Certificates.Good), Scheme = "https", Options = ["--http2", "-k"], Attempts = 1 },
        Http2("says nothing over HTTP/2", null, "timeout", [.. Settings]),
    ];

    private static async Task AnswerHttp2(Peer peer, byte[] said, int times)
    {
        const int Preface = 24;
        const int FrameHead = 9;
        const int StreamAt = 8;
        const byte Headers = 1;
        await peer.Read(Preface);
        await peer.Write(Settings);
        while (times > 0)
        {
            var head = await peer.Read(FrameHead);
            await peer.Read((head[0] << 16) | (head[1] << 8) | head[2]);
            if (head[3] == Headers)
            {
                times--;
                await peer.Write([.. said[..StreamAt], head[StreamAt], .. said[(StreamAt + 1)..]]);
            }
        }

        await peer.Hang();
    }

    private static Kind Http2(string name, int? attempts, string error, byte[] said) =>
        OverHttp2(name, attempts, error, async peer =>
        {
            await peer.Read(24 + 9);
            await peer.Write(said);
            await peer.Hang();
        });

    private static Kind OverHttp2(string name, int? attempts, string error, Func<Peer, Task> serve) =>
        new(name, error, "", serve)
        {
            Tls = Certificates.WithHttp2(Certificates.Good),
            Scheme = "https",
            Options = ["--http2", "-k"],
            Attempts = attempts,
        };
}
