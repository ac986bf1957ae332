using System.Diagnostics;

namespace Meanwhile.Programs;

/// <summary>
/// So many requests at once to a server that answers each after a second. Time is taken until all answers are there; that the
/// connections are closed is no part of it, on neither side.
/// </summary>
internal static class Requests
{
    private const double ServerMilliseconds = 1000;

    internal static void Ours(string url, int count)
    {
        var started = Stopwatch.GetTimestamp();
        Async.Run(async () =>
        {
            await using var session = new HttpSession(new HttpSessionOptions { ConnectionLimit = 0 });
            Print(started, await Async.Gather(Enumerable.Range(0, count).Select(_ => session.GetText(url))));
        });
    }

    internal static void DotNet(string url, int count)
    {
        var started = Stopwatch.GetTimestamp();
        using var client = new HttpClient();
        Print(started, Task.WhenAll(Enumerable.Range(0, count).Select(_ => client.GetStringAsync(url))).GetAwaiter().GetResult());
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
