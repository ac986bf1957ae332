using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Meanwhile.Docs.Tests.Snippets;

/// <summary>A web server on this machine that answers each request with the path it was asked for, or as it is told.</summary>
internal sealed class SmallServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    private readonly Func<string, (int Status, string Body)> answer;

    internal SmallServer()
        : this(static path => (200, path)) { }

    internal SmallServer(Func<string, (int Status, string Body)> answer)
    {
        this.answer = answer;
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
                _ = Attend(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task Attend(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            var path = (await reader.ReadLineAsync())!.Split(' ')[1];
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
                // The headers do not matter here.
            }

            var (status, body) = answer(path);
            var reply = $"HTTP/1.1 {status} Said\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(reply));
        }
    }
}
