namespace Meanwhile.Cli.Demo.Server;

/// <summary>What the server answers.</summary>
/// <param name="Delay">How long that takes.</param>
/// <param name="Head">The answer, or null for a connection that breaks.</param>
internal sealed record Page(TimeSpan Delay, string? Head)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1.6);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    public static Page At(string path) =>
        path.Split('/') switch
        {
            ["", "page", _] => new Page(Second, With("200 OK", "", "Hello\n")),
            ["", "slow", _] => new Page(Slow, With("200 OK", "", "Hello at last\n")),
            ["", "moved", var number] => new Page(TimeSpan.Zero, With("301 Moved Permanently", $"Location: /page/{number}\r\n", "")),
            ["", "down", _] => new Page(Moment, With("503 Service Unavailable", "", "Sorry\n")),
            ["", "broken", _] => new Page(Moment, null),
            _ => new Page(TimeSpan.Zero, With("404 Not Found", "", "")),
        };

    private static string With(string status, string header, string body) => $"HTTP/1.1 {status}\r\n{header}Content-Length: {body.Length}\r\n\r\n{body}";
}
