namespace Meanwhile.Cli.Tests.Misbehaving;

internal static partial class Kinds
{
    private static readonly byte[] Settings = [0, 0, 0, 4, 0, 0, 0, 0, 0];
    private static readonly byte[] GoAway = [0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] ResetStream = [0, 0, 4, 3, 0, 0, 0, 0, 1, 0, 0, 0, 2];
    private static readonly byte[] Oversized = [0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 1];

    private static Kind[] SpeakingHttp2 =>
    [
        Http2("says goodbye at once over HTTP/2", null, "protocol", [.. Settings, .. GoAway]),
        Http2("resets the stream over HTTP/2", 1, "protocol", [.. Settings, .. ResetStream]),
        Http2("sends a frame beyond all bounds over HTTP/2", null, "protocol", [.. Settings, .. Oversized]),
        Http2("speaks HTTP/1.1 where HTTP/2 was agreed", null, "protocol", [.. "HTTP/1.1 200 OK\r\n\r\n"u8]),
        Http2("says nothing over HTTP/2", null, "timeout", [.. Settings]),
    ];

    private static Kind Http2(string name, int? attempts, string error, byte[] said) =>
        new(name, error, "", async peer =>
        {
            await peer.Stream.ReadExactlyAsync(new byte[24 + 9]);
            await peer.Write(said);
            await peer.Hang();
        })
        {
            Tls = Certificates.WithHttp2(Certificates.Good),
            Scheme = "https",
            Options = ["--http2", "-k"],
            Attempts = attempts,
        };
}
