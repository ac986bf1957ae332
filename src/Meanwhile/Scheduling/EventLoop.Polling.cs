using System.Runtime.InteropServices;

namespace Meanwhile;

public sealed partial class EventLoop
{
    // Until a socket is watched, a turn that has work need not ask the poller.
    private volatile bool watchesSockets;

    /// <summary>Whether it can watch sockets: on Linux, by the system's clock.</summary>
    internal bool CanWatchSockets { get; }

    /// <summary>Watches a socket, from now until it is given up. May be called from any thread.</summary>
    /// <param name="socket">A socket that does not block, and is connected or connecting.</param>
    /// <exception cref="ObjectDisposedException">The loop is closed.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The system refused.</exception>
    internal SocketReadiness Watch(SafeHandle socket)
    {
        watchesSockets = true;
        return ((ISocketPoller)poller).Watch(socket);
    }

    private static IPoller NewPoller(TimeProvider clock) =>
        OperatingSystem.IsLinux() && clock == TimeProvider.System ? new EpollPoller() : new SignalPoller(clock);

    private void Poll(long wait)
    {
        if (!CanWatchSockets)
        {
            poller.Poll(wait, Workers.Busy > 0);
            return;
        }

        // What a socket has for foreign code goes on within the call: not on the thread pool, and in nobody's context.
        EnterForeign();
        try
        {
            poller.Poll(wait, Workers.Busy > 0);
        }
        catch (Exception escaped)
        {
            // The rest of the news comes with the next call.
            Recover(escaped);
        }
        finally
        {
            LeaveCallback();
        }
    }
}
