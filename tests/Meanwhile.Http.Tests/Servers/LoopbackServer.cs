using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Meanwhile.Tests;

/// <summary>A server on loopback that treats each connection as a test says.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<ServerConnection, Task> serve;
    private readonly SslServerAuthenticationOptions? tls;
    private readonly List<ServerConnection> connections = [];
    private readonly List<Task> serving = [];
    private readonly Task accepting;
    private readonly Lock gate = new();
    private int open;

    private LoopbackServer(Func<ServerConnection, Task> serve, SslServerAuthenticationOptions? tls)
    {
        this.serve = serve;
        this.tls = tls;
        listener.Start(1000);
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = Accept();
    }

    internal int Port { get; }

    internal string Url => $"{(tls is null ? "http" : "https")}://127.0.0.1:{Port}/";

    /// <summary>How many connections came.</summary>
    internal int Accepted { get; private set; }

    /// <summary>The most connections that were being served at once.</summary>
    internal int MostOpen { get; private set; }

    internal static LoopbackServer Start(Func<ServerConnection, Task> serve, SslServerAuthenticationOptions? tls = null) => new(serve, tls);

    /// <summary>Answers every request of every connection with what the function gives.</summary>
    internal static LoopbackServer Answering(Func<ServedRequest, string> answer, SslServerAuthenticationOptions? tls = null) =>
        new(
            async connection =>
            {
                while (await connection.ReadRequest() is { } request)
                {
                    await connection.Write(answer(request));
                }
            },
            tls
        );

    /// <summary>Answers every request with that body.</summary>
    internal static LoopbackServer Saying(string body) => Answering(_ => Answer.Ok(body));

    // Bound and not listening: it refuses, and no server of another test gets its port meanwhile.
    private static readonly Lazy<Socket> Refusing = new(static () =>
    {
        var bound = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return bound;
    });

    /// <summary>Where nobody listens.</summary>
    internal static string RefusingUrl() => $"http://127.0.0.1:{((IPEndPoint)Refusing.Value.LocalEndPoint!).Port}/";

    /// <summary>Does something with all connections there are.</summary>
    internal Task EachConnection(Func<ServerConnection, Task> act)
    {
        lock (gate)
        {
            return Task.WhenAll(connections.Select(act));
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting.ConfigureAwait(false);
        Task[] all;
        lock (gate)
        {
            connections.ForEach(connection => connection.Dispose());
            all = [.. serving];
        }

        await Task.WhenAll(all).ConfigureAwait(false);
    }

    private async Task Accept()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptSocketAsync().ConfigureAwait(false);
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            var connection = new ServerConnection(socket);
            lock (gate)
            {
                Accepted++;
                open++;
                MostOpen = Math.Max(MostOpen, open);
                connections.Add(connection);
                serving.Add(Task.Run(() => Serve(connection)));
            }
        }
    }

    private async Task Serve(ServerConnection connection)
    {
        try
        {
            if (tls is not null)
            {
                await connection.Secure(tls).ConfigureAwait(false);
            }

            await serve(connection).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away, or would not have it.
        }
        finally
        {
            connection.Dispose();
            lock (gate)
            {
                open--;
            }
        }
    }
}
