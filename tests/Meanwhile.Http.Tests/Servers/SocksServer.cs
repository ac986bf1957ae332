using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Meanwhile.Tests;

/// <summary>A SOCKS5 proxy on loopback (RFC 1928, and 1929 for user and password) that leads every host to one port of loopback.</summary>
internal sealed class SocksServer : IAsyncDisposable
{
    private const byte Version = 5;
    private const byte NoAuthentication = 0;
    private const byte UserAndPassword = 2;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly List<Task> serving = [];
    private readonly Task accepting;

    internal SocksServer(int target)
    {
        Target = target;
        listener.Start();
        accepting = Accept();
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Where every connection leads.</summary>
    internal int Target { get; }

    /// <summary>Who may use it, as user:password; null for everybody.</summary>
    internal string? User { get; init; }

    /// <summary>What it replies to a request to connect: zero does it, 5 says that the connection was refused.</summary>
    internal byte Reply { get; init; }

    /// <summary>After how many messages it says nothing more; null for never.</summary>
    internal int? HangsAfter { get; init; }

    /// <summary>The hosts and ports that were asked for.</summary>
    internal List<string> Asked { get; } = [];

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await ending.CancelAsync();
        await accepting;
        await Task.WhenAll(serving);
        ending.Dispose();
    }

    private async Task Accept()
    {
        while (true)
        {
            try
            {
                serving.Add(Serve(await listener.AcceptTcpClientAsync(ending.Token)));
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                await Speak(client.GetStream());
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task Speak(NetworkStream client)
    {
        var greeting = await Read(client, 2);
        await Read(client, greeting[1]);
        await Hang(after: 0);
        await client.WriteAsync(new[] { Version, User is null ? NoAuthentication : UserAndPassword }, ending.Token);
        if (User is not null && !await LetIn(client))
        {
            return;
        }

        var request = await Read(client, 4);
        var host = await Host(client, request[3]);
        Asked.Add($"{host}:{BinaryPrimitives.ReadUInt16BigEndian(await Read(client, 2))}");
        await Hang(after: 1);
        await client.WriteAsync(new byte[] { Version, Reply, 0, 1, 0, 0, 0, 0, 0, 0 }, ending.Token);
        if (Reply == 0)
        {
            using var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, Target, ending.Token);
            await Task.WhenAny(client.CopyToAsync(server.GetStream(), ending.Token), server.GetStream().CopyToAsync(client, ending.Token));
        }
    }

    private async Task<bool> LetIn(NetworkStream client)
    {
        var user = await Text(client, (await Read(client, 2))[1]);
        var password = await Text(client, (await Read(client, 1))[0]);
        var isKnown = $"{user}:{password}" == User;
        await client.WriteAsync(new byte[] { 1, isKnown ? (byte)0 : (byte)1 }, ending.Token);
        return isKnown;
    }

    private async Task<string> Host(NetworkStream client, byte kind) =>
        kind switch
        {
            1 => new IPAddress(await Read(client, 4)).ToString(),
            4 => new IPAddress(await Read(client, 16)).ToString(),
            _ => await Text(client, (await Read(client, 1))[0]),
        };

    private Task Hang(int after) => HangsAfter == after ? Task.Delay(Timeout.Infinite, ending.Token) : Task.CompletedTask;

    private async Task<string> Text(NetworkStream client, int length) => Encoding.UTF8.GetString(await Read(client, length));

    private async Task<byte[]> Read(NetworkStream client, int count)
    {
        var bytes = new byte[count];
        await client.ReadExactlyAsync(bytes, ending.Token);
        return bytes;
    }
}
