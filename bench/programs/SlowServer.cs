using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Meanwhile.Programs;

/// <summary>
/// Answers every GET after a second, one for /now… at once, and keeps connections open. It uses .NET's own sockets and nothing of
/// this library, so that both sides of a comparison meet the same server. One thread gives all the answers that wait: with a timer
/// and a task for each, the server was slower than its clients, and all of them looked the same.
/// </summary>
internal static class SlowServer
{
    internal const string Text = "done\n";

    private static readonly byte[] Answer = Encoding.ASCII.GetBytes(
        $"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {Text.Length}\r\n\r\n{Text}"
    );

    private static readonly BlockingCollection<(Socket Connection, long Asked)> Waiting = [];

    internal static void Serve(int port)
    {
        new Thread(AnswerThoseThatWait) { IsBackground = true }.Start();
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Any, port));
        listener.Listen(65535);
        Console.WriteLine("ready");
        while (true)
        {
            _ = Talk(listener.Accept());
        }
    }

    private static async Task Talk(Socket connection)
    {
        using var closing = connection;
        connection.NoDelay = true;
        var buffer = new byte[2048];
        var filled = 0;
        try
        {
            while (true)
            {
                var received = await connection.ReceiveAsync(buffer.AsMemory(filled)).ConfigureAwait(false);
                if (received == 0)
                {
                    return;
                }

                filled += received;
                if (!buffer.AsSpan(0, filled).EndsWith("\r\n\r\n"u8))
                {
                    continue;
                }

                filled = 0;
                if (buffer.AsSpan().StartsWith("GET /now"u8))
                {
                    await connection.SendAsync(Answer).ConfigureAwait(false);
                }
                else
                {
                    Waiting.Add((connection, Stopwatch.GetTimestamp()));
                }
            }
        }
        catch (SocketException)
        {
            // The client is gone.
        }
    }

    private static void AnswerThoseThatWait()
    {
        foreach (var (connection, asked) in Waiting.GetConsumingEnumerable())
        {
            // Rounded up: no answer comes before its time.
            var left = (TimeSpan.FromSeconds(1) - Stopwatch.GetElapsedTime(asked)).TotalMilliseconds;
            if (left > 0)
            {
                Thread.Sleep((int)Math.Ceiling(left));
            }

            try
            {
                connection.Send(Answer);
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                // The client did not wait.
                continue;
            }
        }
    }
}
