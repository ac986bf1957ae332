using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Meanwhile.Cli.Tests.Misbehaving;

/// <summary>The server's end of one connection.</summary>
internal sealed class Peer(Socket socket, CancellationToken closing)
{
    private readonly byte[] buffer = new byte[64 * 1024];

    public Stream Stream { get; private set; } = new NetworkStream(socket);

    /// <summary>How many connections came before this one.</summary>
    public required int Number { get; init; }

    public async Task Secure(SslServerAuthenticationOptions options)
    {
        var secured = new SslStream(Stream);
        await secured.AuthenticateAsServerAsync(options, closing);
        Stream = secured;
    }

    /// <summary>Reads the head of a request; null when the client has gone.</summary>
    public async Task<string?> ReadRequest()
    {
        var filled = 0;
        while (buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) < 0)
        {
            var count = await Stream.ReadAsync(buffer.AsMemory(filled), closing);
            if (count == 0)
            {
                return null;
            }

            filled += count;
        }

        return Encoding.Latin1.GetString(buffer, 0, filled);
    }

    /// <summary>Reads that many bytes.</summary>
    /// <exception cref="EndOfStreamException">The client has gone before.</exception>
    public async Task<byte[]> Read(int count)
    {
        var bytes = new byte[count];
        await Stream.ReadExactlyAsync(bytes, closing);
        return bytes;
    }

    public Task Write(string text) => Write(Encoding.Latin1.GetBytes(text));

    public async Task Write(byte[] bytes)
    {
        await Stream.WriteAsync(bytes, closing);
        await Stream.FlushAsync(closing);
    }

    /// <summary>Says that, and nothing more, until the client goes.</summary>
    public async Task Hang(string said = "")
    {
        await Write(said);
        while (await Stream.ReadAsync(buffer, closing) > 0)
        {
            // What the client says does not matter.
        }
    }

    /// <summary>Says something again and again, until the client goes.</summary>
    public async Task Forever(byte[] said, int pauseMilliseconds = 0)
    {
        while (true)
        {
            await Write(said);
            if (pauseMilliseconds > 0)
            {
                await Task.Delay(pauseMilliseconds, closing);
            }
        }
    }

    /// <summary>Ends the connection with a reset.</summary>
    public void Reset() => socket.LingerState = new LingerOption(enable: true, seconds: 0);
}
