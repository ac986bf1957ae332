using System.Net.Sockets;
using System.Text;

namespace Meanwhile.Cli.Demo.Server;

/// <summary>One connection: requests and answers in turn.</summary>
internal sealed class Visit(Socket socket)
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    private readonly byte[] buffer = new byte[8 * 1024];
    private int count;

    public async Coroutine Answer()
    {
        while (await ReadPath() is { } path)
        {
            var page = Page.At(path);
            await Async.Sleep(page.Delay);
            if (page.Head is null)
            {
                Reset();
                return;
            }

            await Send(page.Head);
        }
    }

    /// <returns>Null when the visitor is done, or sends what is no request.</returns>
    private async Coroutine<string?> ReadPath()
    {
        while (true)
        {
            var end = buffer.AsSpan(0, count).IndexOf(EndOfHead);
            if (end >= 0)
            {
                var words = Encoding.ASCII.GetString(buffer, 0, end).Split(' ', 3);
                var used = end + EndOfHead.Length;
                buffer.AsSpan(used, count - used).CopyTo(buffer);
                count -= used;
                return words is ["GET", var path, _] ? path : null;
            }

            var read = count == buffer.Length ? 0 : await socket.ReceiveAsync(buffer.AsMemory(count), SocketFlags.None, Async.CurrentToken);
            if (read == 0)
            {
                return null;
            }

            count += read;
        }
    }

    private async Coroutine Send(string text)
    {
        // So few bytes fit into the socket's buffer at once.
        await socket.SendAsync(Encoding.ASCII.GetBytes(text));
    }

    private void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }
}
