using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Meanwhile.Cli.Tests.Support;

/// <summary>Answers every request, closes a connection when it is asked to, and counts those that are open.</summary>
internal sealed class CountingServer : IAsyncDisposable
{
    private static readonly byte[] Answer = Encoding.ASCII.GetBytes(LoopbackServer.Ok);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private readonly List<Task> serving = [];
    private readonly bool heedsClose;
    private readonly Task accepting;
    private int open;

    /// <param name="heedsClose">Whether it closes a connection that it is asked to close; a server need not.</param>
    public CountingServer(bool heedsClose = true)
    {
        this.heedsClose = heedsClose;
        listener.Start(1024);
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many connections came.</summary>
    public int Accepted { get; private set; }

    /// <summary>The most connections that were open at once.</summary>
    public int MostOpen { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await accepting;
        await Task.WhenAll(serving);
        listener.Dispose();
        closing.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(closing.Token);
                lock (gate)
                {
                    Accepted++;
                    MostOpen = Math.Max(MostOpen, ++open);
                }

                serving.Add(Serve(socket));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Serve(Socket socket)
    {
        using var connection = socket;
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var isOpen = true;
        try
        {
            while (isOpen && await reader.ReadLineAsync(closing.Token) is not null)
            {
                while (await reader.ReadLineAsync(closing.Token) is { Length: > 0 } header)
                {
                    isOpen &= !heedsClose || header != "Connection: close";
                }

                if (!isOpen)
                {
                    // Before the answer: whoever has got it may come again at once.
                    Closed();
                }

                await stream.WriteAsync(Answer, closing.Token);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The client, or the test, is over.
        }

        if (isOpen)
        {
            Closed();
        }
    }

    private void Closed()
    {
        lock (gate)
        {
            open--;
        }
    }
}
