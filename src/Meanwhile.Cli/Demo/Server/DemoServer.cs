using System.Net;
using System.Net.Sockets;

namespace Meanwhile.Cli.Demo.Server;

/// <summary>
/// A web server on loopback, just large enough for the demo. It runs on the same loop as the client: while a thousand visitors
/// wait for their page, neither needs a thread.
/// </summary>
internal sealed class DemoServer : IDisposable
{
    // All visitors knock at the same moment.
    private const int MostKnocking = 1024;

    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    // Bound and never listening: a port that is free may be another program's a moment later.
    private readonly Socket placeholder = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public DemoServer()
    {
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(MostKnocking);
        placeholder.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public Uri Address => new($"http://{listener.LocalEndPoint}/");

    /// <summary>An address of this machine where nobody listens.</summary>
    public Uri NobodyThere => new($"http://{placeholder.LocalEndPoint}/");

    /// <summary>Serves until it is cancelled.</summary>
    public Coroutine Serve() =>
        TaskGroup.Run(async group =>
        {
            while (true)
            {
                var visitor = await listener.AcceptAsync(Async.CurrentToken);
                group.CreateTask(Attend(visitor));
            }
        });

    public void Dispose()
    {
        listener.Dispose();
        placeholder.Dispose();
    }

    private static async Coroutine Attend(Socket visitor)
    {
        try
        {
            await new Visit(visitor).Answer();
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The visitor's own affair, or the end of the demo.
        }
        finally
        {
            visitor.Dispose();
        }
    }
}
