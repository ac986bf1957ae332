using System.Runtime.InteropServices;

namespace Meanwhile;

/// <summary>A poller that also says when sockets can be read from and written to.</summary>
internal interface ISocketPoller : IPoller
{
    /// <summary>Watches a socket, from now until it is given up. May be called from any thread.</summary>
    /// <param name="socket">A socket that does not block, and is connected or connecting.</param>
    /// <exception cref="ObjectDisposedException">The poller's loop is closed.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The system refused.</exception>
    SocketReadiness Watch(SafeHandle socket);
}
