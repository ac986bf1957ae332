using System.Net;
using System.Net.Sockets;

namespace Meanwhile.Tests.Sockets;

/// <summary>Sends back what it gets, on threads of .NET's.</summary>
internal sealed class EchoServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task serving;

    public EchoServer()
    {
        listener.Start(512);
        serving = Task.Run(Serve);
    }

    public IPEndPoint Address => (IPEndPoint)listener.LocalEndpoint;

    public void Dispose()
    {
        listener.Dispose();
        Assert.True(serving.IsCompleted || !serving.IsFaulted);
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                _ = Echo(await listener.AcceptSocketAsync());
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The listener was closed: that is how it ends.
            return;
        }
    }

    private static async Task Echo(Socket socket)
    {
        using (socket)
        {
            var buffer = new byte[1024];
            while (await socket.ReceiveAsync(buffer) is > 0 and var count)
            {
                await socket.SendAsync(buffer.AsMemory(0, count));
            }
        }
    }
}
