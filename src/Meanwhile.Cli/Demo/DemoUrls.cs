using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Demo;

/// <summary>What the demo asks for.</summary>
internal static class DemoUrls
{
    public const int Pages = 200;

    public const int Handful = 3;

    /// <summary>How many ends of connections there are at once: both are in this process.</summary>
    public const int MostConnections = 2 * (Pages + 8);

    /// <summary>The pages that take a second, and then those that are slow, moved or down.</summary>
    public static Target[] All(Uri server, Uri nobody) =>
        [
            .. Enumerable.Range(1, Pages).Select(number => At(server, $"page/{number}")),
            At(server, "slow/1"),
            At(server, "slow/2"),
            At(server, "moved/1"),
            At(server, "moved/2"),
            At(server, "down/1"),
            At(server, "down/2"),
            At(server, "broken/1"),
            At(nobody, "page/1"),
        ];

    /// <summary>Those that the picture shows of them.</summary>
    public static IEnumerable<int> Shown => [0, 1, 2, Pages, Pages + 2, Pages + 4, Pages + 6];

    private static Target At(Uri server, string path)
    {
        var address = new Uri(server, path);
        return new Target(address.AbsoluteUri, address);
    }
}
