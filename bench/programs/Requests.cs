using System.Diagnostics;

namespace Meanwhile.Programs;

/// <summary>So many requests at once to a server that answers each after a second.</summary>
internal static class Requests
{
    private const double ServerMilliseconds = 1000;

    internal static void Ours(string url, int count)
    {
        var started = Stopwatch.GetTimestamp();
        var texts = Async.Run(async () =>
        {
            await using var session = new HttpSession(new HttpSessionOptions { ConnectionLimit = 0 });
            return await Async.Gather(Enumerable.Range(0, count).Select(_ => session.GetText(url)));
        });
        Print(started, texts);
    }

    internal static void DotNet(string url, int count)
    {
        var started = Stopwatch.GetTimestamp();
        using var client = new HttpClient();
        var texts = Task.WhenAll(Enumerable.Range(0, count).Select(_ => client.GetStringAsync(url))).GetAwaiter().GetResult();
        Print(started, texts);
    }

    private static void Print(long started, string[] texts)
    {
        Measured.Print("over_ms", Stopwatch.GetElapsedTime(started).TotalMilliseconds - ServerMilliseconds);
        Measured.PrintPeakMemory();
        if (!texts.All(static text => text == SlowServer.Text))
        {
            throw new InvalidOperationException("Not every answer is what the server sends.");
        }
    }
}
