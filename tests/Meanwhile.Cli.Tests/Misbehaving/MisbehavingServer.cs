using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Meanwhile.Cli.Tests.Misbehaving;

/// <summary>A server that treats each connection as its kind says.</summary>
internal sealed class MisbehavingServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Kind kind;
    private readonly Task accepting;
    private int connections;

    public MisbehavingServer(Kind kind)
    {
        this.kind = kind;
        listener.Start(512);
        accepting = kind.Serve is null ? Task.CompletedTask : Accept();
    }

    public string Url => $"{kind.Scheme}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}{kind.Path}";

    public int Connections => Volatile.Read(ref connections);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Dispose();
        await accepting;
        closing.Dispose();
    }

    private async Task Accept()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(Attend(await listener.AcceptSocketAsync(closing.Token)));
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task Attend(Socket socket)
    {
        using (socket)
        {
            try
            {
                var peer = new Peer(socket, closing.Token) { Number = Interlocked.Increment(ref connections) - 1 };
                if (kind.Tls is { } tls)
                {
                    await peer.Secure(tls);
                }

                await kind.Serve!(peer);
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException or AuthenticationException)
            {
                // The client, or the test, is over.
            }
        }
    }
}
