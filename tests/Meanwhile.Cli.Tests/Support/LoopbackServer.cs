using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Meanwhile.Cli.Tests.Support;

/// <summary>A server whose every byte the test decides. It uses nothing of Meanwhile.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private static readonly ConcurrentBag<Socket> Placeholders = [];

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Func<string, Task<string?>> answer;
    private readonly ConcurrentDictionary<string, int> requests = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<TaskCompletionSource, int> watchers = new();
    private int running;
    private int mostRunning;

    public LoopbackServer(Func<string, Task<string?>> answer)
    {
        this.answer = answer;
        listener.Start(1024);
        _ = Accept();
    }

    public LoopbackServer(Func<string, string?> answer)
        : this(path => Task.FromResult(answer(path))) { }

    public static string Ok { get; } = Reply("200 OK", "", "hello");

    public int MostRunning => Volatile.Read(ref mostRunning);

    public int Requests => requests.Values.Sum();

    /// <summary>An address where nobody listens, nor will before the tests are over.</summary>
    public static string Nobody()
    {
        // Bound for good, and never listening: a port that is let go would be given to the next server that asks for one.
        var placeholder = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        placeholder.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Placeholders.Add(placeholder);
        return $"http://{placeholder.LocalEndPoint}/";
    }

    public static string Reply(string status, string headers = "", string body = "") =>
        $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n{headers}\r\n{body}";

    public string Url(string path = "/") => $"http://{listener.LocalEndpoint}{path}";

    public int RequestsOf(string path) => requests.GetValueOrDefault(path);

    /// <summary>Ends once that many requests run at the same moment.</summary>
    public Task Running(int count)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        watchers[reached] = count;
        Look();
        return reached.Task.WaitAsync(Patience.Long);
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Dispose();
        closing.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Attend(await listener.AcceptSocketAsync(closing.Token));
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task Attend(Socket socket)
    {
        using (socket)
        {
            try
            {
                await using var stream = new NetworkStream(socket);
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                while (await ReadPath(reader) is { } path && await Serve(socket, path))
                {
                    // The next request.
                }
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client, or the test, is over.
            }
        }
    }

    private async Task<string?> ReadPath(StreamReader reader)
    {
        var first = await reader.ReadLineAsync(closing.Token);
        while (first is not null && await reader.ReadLineAsync(closing.Token) is { Length: > 0 })
        {
            // Headers.
        }

        return first?.Split(' ')[1];
    }

    private async Task<bool> Serve(Socket socket, string path)
    {
        requests.AddOrUpdate(path, 1, static (_, count) => count + 1);
        var now = Interlocked.Increment(ref running);
        InterlockedMax(now);
        Look();
        string? text;
        try
        {
            text = await answer(path).WaitAsync(closing.Token);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }

        if (text is null)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            return false;
        }

        await socket.SendAsync(Encoding.ASCII.GetBytes(text), closing.Token);
        return text.StartsWith("HTTP/1.1", StringComparison.Ordinal) && !text.Contains("Connection: close", StringComparison.Ordinal);
    }

    private void InterlockedMax(int now)
    {
        int seen;
        while ((seen = Volatile.Read(ref mostRunning)) < now && Interlocked.CompareExchange(ref mostRunning, now, seen) != seen)
        {
            // Somebody else was faster.
        }
    }

    private void Look()
    {
        foreach (var (reached, count) in watchers)
        {
            if (Volatile.Read(ref running) >= count)
            {
                reached.TrySetResult();
            }
        }
    }
}
