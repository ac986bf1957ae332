namespace Meanwhile.Tests;

/// <summary>HTTP/2 without TLS, as far as tests need it: counts the requests, and answers each by frames that the test gives.</summary>
internal static class Http2Connection
{
    private const int Preface = 24;
    private const int FrameHead = 9;
    private const byte Headers = 1;
    private const byte EndOfStreamAndHeaders = 5;

    /// <summary>With which a server begins.</summary>
    internal static byte[] Settings { get; } = [0, 0, 0, 4, 0, 0, 0, 0, 0];

    /// <summary>Settings, and then for each request what the function gives for its stream.</summary>
    internal static async Task Serve(ServerConnection connection, Func<byte, byte[]> answer)
    {
        await connection.ReadExactly(Preface);
        await connection.Write(Settings);
        while (true)
        {
            var head = await connection.ReadExactly(FrameHead);
            await connection.ReadExactly((head[0] << 16) | (head[1] << 8) | head[2]);
            if (head[3] == Headers)
            {
                await connection.Write(answer(head[8]));
            }
        }
    }

    /// <summary>Status 200 by its place in the table of headers, and no body.</summary>
    internal static byte[] Ok(byte stream) => Frame(Headers, EndOfStreamAndHeaders, stream, 0x88);

    /// <summary>Status 200, and a header of that value.</summary>
    internal static byte[] Header(byte stream, string value)
    {
        const int LongestInPrefix = 127;
        var length = value.Length - LongestInPrefix;
        byte[] literal = [0, 1, (byte)'x', LongestInPrefix, (byte)(0x80 | (length & LongestInPrefix)), (byte)(length >> 7)];
        return Frame(Headers, EndOfStreamAndHeaders, stream, [0x88, .. literal, .. System.Text.Encoding.ASCII.GetBytes(value)]);
    }

    internal static byte[] ResetStream(byte stream, byte error) => Frame(3, 0, stream, 0, 0, 0, error);

    /// <summary>The end of the connection, and the last stream that it does something for.</summary>
    internal static byte[] GoAway(byte last, byte error) => Frame(7, 0, 0, 0, 0, 0, last, 0, 0, 0, error);

    private static byte[] Frame(byte type, byte flags, byte stream, params byte[] payload) =>
        [0, (byte)(payload.Length >> 8), (byte)payload.Length, type, flags, 0, 0, 0, stream, .. payload];
}
