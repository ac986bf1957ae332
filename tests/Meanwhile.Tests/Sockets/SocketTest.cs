using System.Net;
using System.Net.Sockets;

namespace Meanwhile.Tests.Sockets;

/// <summary>A test of the loop's own sockets, by the system's clock, against a socket of .NET's on the other side.</summary>
public abstract class SocketTest() : LoopTest(TimeProvider.System)
{
    /// <summary>The loop that runs, which can watch sockets.</summary>
    protected static EventLoop Here
    {
        get
        {
            Assert.SkipUnless(EventLoop.Current.CanWatchSockets, "The loop has sockets of its own on Linux alone.");
            return EventLoop.Current;
        }
    }

    /// <summary>Opens a connection from the loop that runs.</summary>
    private protected static async Coroutine<Connected> Connect()
    {
        var loop = Here;
        using var listener = Listen();
        var ours = await LoopSocket.Connect(loop, AddressOf(listener), CancellationToken.None);
        return new Connected(ours, await listener.AcceptSocketAsync());
    }

    protected static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    protected static IPEndPoint AddressOf(TcpListener listener) => (IPEndPoint)listener.LocalEndpoint;

    private protected sealed record Connected(Stream Ours, Socket Theirs) : IDisposable
    {
        public void Dispose()
        {
            Ours.Dispose();
            Theirs.Dispose();
        }

        /// <summary>Reads from here until that many bytes are there, or the end.</summary>
        public async Coroutine<byte[]> Read(int count)
        {
            var buffer = new byte[count];
            var read = await Ours.ReadAtLeastAsync(buffer, count, throwOnEndOfStream: false);
            return buffer[..read];
        }
    }
}
