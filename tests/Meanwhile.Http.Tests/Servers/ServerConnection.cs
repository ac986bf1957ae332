using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Meanwhile.Tests;

/// <summary>The server's end of one connection.</summary>
internal sealed class ServerConnection(Socket socket) : IDisposable
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private Stream stream = new NetworkStream(socket, ownsSocket: true);
    private int filled;

    internal async Task Secure(SslServerAuthenticationOptions options)
    {
        var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(options).ConfigureAwait(false);
        stream = secured;
    }

    /// <summary>The next request; null when the client has closed the connection.</summary>
    internal async Task<ServedRequest?> ReadRequest()
    {
        int end;
        while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await Fill().ConfigureAwait(false))
            {
                return null;
            }
        }

        var request = new ServedRequest(Encoding.Latin1.GetString(buffer, 0, end));
        Take(end + 4);
        if (request.Header("Content-Length") is { } length)
        {
            request.Body = await ReadBody(int.Parse(length, CultureInfo.InvariantCulture)).ConfigureAwait(false);
        }

        return request;
    }

    /// <summary>The next bytes, whatever they are.</summary>
    internal async Task<byte[]> ReadExactly(int count)
    {
        while (filled < count)
        {
            if (!await Fill().ConfigureAwait(false))
            {
                throw new IOException($"The client closed the connection with {count - filled} bytes to come.");
            }
        }

        var bytes = buffer[..count];
        Take(count);
        return bytes;
    }

    /// <summary>Reads a request up to its body.</summary>
    internal async Task ReadHead()
    {
        int end;
        while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await Fill().ConfigureAwait(false))
            {
                throw new IOException("The client closed the connection before it had asked.");
            }
        }

        Take(end + 4);
    }

    /// <summary>Reads a request with a body of that length, and gives the SHA-256 of the body.</summary>
    internal async Task<byte[]> HashBody(int length)
    {
        await ReadHead().ConfigureAwait(false);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var left = length; left > 0; left -= filled, filled = 0)
        {
            if (filled == 0 && !await Fill().ConfigureAwait(false))
            {
                throw new IOException($"The client closed the connection with {left} bytes of the body to come.");
            }

            hash.AppendData(buffer, 0, filled);
        }

        return hash.GetHashAndReset();
    }

    internal async Task Write(string text) => await Write(Encoding.Latin1.GetBytes(text)).ConfigureAwait(false);

    internal async Task Write(byte[] bytes)
    {
        await stream.WriteAsync(bytes).ConfigureAwait(false);
        await stream.FlushAsync().ConfigureAwait(false);
    }

    /// <summary>Waits until the client closes the connection.</summary>
    internal async Task WaitForClose()
    {
        try
        {
            filled = 0;
            while (await Fill().ConfigureAwait(false))
            {
                filled = 0;
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // Closed hard.
        }
    }

    /// <summary>Ends the connection with a reset.</summary>
    internal void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, 0);
        socket.Close();
    }

    public void Dispose() => stream.Dispose();

    private async Task<bool> Fill()
    {
        var count = await stream.ReadAsync(buffer.AsMemory(filled)).ConfigureAwait(false);
        filled += count;
        return count > 0;
    }

    private async Task<string> ReadBody(int length)
    {
        while (filled < length && await Fill().ConfigureAwait(false)) { }

        var body = Encoding.UTF8.GetString(buffer, 0, length);
        Take(length);
        return body;
    }

    private void Take(int count)
    {
        buffer.AsSpan(count, filled - count).CopyTo(buffer);
        filled -= count;
    }
}
