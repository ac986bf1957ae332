using System.Collections.Concurrent;
using System.Net.Security;
using Meanwhile.Cli.Tests.Misbehaving;

namespace Meanwhile.Cli.Tests.Support;

/// <summary>A server that keeps the head of each request, and answers what a function makes of it.</summary>
internal sealed class RecordingServer : IAsyncDisposable
{
    private readonly MisbehavingServer server;
    private readonly ConcurrentQueue<string> heads = new();

    public RecordingServer(Func<string, string>? answer = null, SslServerAuthenticationOptions? tls = null)
    {
        var serve = Kinds.Says(head =>
        {
            heads.Enqueue(head);
            return answer?.Invoke(head) ?? Kinds.Empty;
        });
        server = new MisbehavingServer(new Kind("records", null, "", serve) { Tls = tls, Scheme = tls is null ? "http" : "https" });
    }

    public string Url => server.Url;

    public int Port => new Uri(server.Url).Port;

    public IReadOnlyList<string> Heads => [.. heads];

    public string Head => Assert.Single(heads);

    public static string? Header(string head, string name) =>
        Array.Find(head.Split("\r\n"), line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)) is { } line ? line[(name.Length + 1)..].Trim() : null;

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
