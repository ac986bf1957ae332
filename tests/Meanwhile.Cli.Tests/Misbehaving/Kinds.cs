namespace Meanwhile.Cli.Tests.Misbehaving;

/// <summary>All kinds, by what they do wrong.</summary>
internal static partial class Kinds
{
    // Made late: what the parts are made of stands in other files.
    private static readonly Lazy<Kind[]> Made = new(static () => [.. Hanging, .. Breaking, .. Babbling, .. Redirecting, .. Refusing, .. Securing, .. SpeakingHttp2]);

    public static IReadOnlyList<Kind> All => Made.Value;

    /// <summary>Reads one request and says that.</summary>
    public static Func<Peer, Task> Says(string text) => Says(_ => text);

    public static Func<Peer, Task> Says(Func<string, string> answer) =>
        async peer =>
        {
            while (await peer.ReadRequest() is { } request)
            {
                var text = answer(request);
                await peer.Write(text);
                if (!text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) || text.Contains("Connection: close", StringComparison.Ordinal))
                {
                    return;
                }
            }
        };

    private static Func<Peer, Task> AfterRequest(Func<Peer, Task> then) =>
        async peer =>
        {
            if (await peer.ReadRequest() is not null)
            {
                await then(peer);
            }
        };

    private static Task Leave(Peer peer, bool hard)
    {
        if (hard)
        {
            peer.Reset();
        }

        return Task.CompletedTask;
    }
}
