using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Meanwhile.Docs.Tests.Snippets;

/// <summary>A web server on this machine that answers each request with the path it was asked for.</summary>
internal sealed class SmallServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    internal SmallServer()
    {
        listener.Start();
        Url = $"http://{listener.LocalEndpoint}/";
        _ = Task.Run(Accept);
    }

    internal string Url { get; }

    public void Dispose() => listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Answer(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private static async Task Answer(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            var path = (await reader.ReadLineAsync())!.Split(' ')[1];
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
                // The headers do not matter here.
            }

            var answer = $"HTTP/1.1 200 OK\r\nContent-Length: {path.Length}\r\nConnection: close\r\n\r\n{path}";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer));
        }
    }
}
