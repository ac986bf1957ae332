using Meanwhile.Testing;

namespace Meanwhile.Tests.Testing;

/// <summary>
/// No time passes on the clock before what a program has under way on the thread pool has come back: whatever else goes on there, and whoever
/// else has a clock. With <c>MEANWHILE_VIRTUAL_TIME_RUNS</c> each is run so many times, and with <c>MEANWHILE_VIRTUAL_TIME_CASES</c> only those
/// with that in their names, such as ", busy". Without the first a blocked pool, which takes its time, is met in half of the ways.
/// </summary>
[Collection(nameof(Alone))]
public class VirtualTimeContract
{
    private static readonly int? Runs =
        Environment.GetEnvironmentVariable("MEANWHILE_VIRTUAL_TIME_RUNS") is { Length: > 0 } given ? int.Parse(given) : null;

    private static readonly string Only = Environment.GetEnvironmentVariable("MEANWHILE_VIRTUAL_TIME_CASES") ?? "";

    private static readonly string[] Fewer = ["one clock on a thread of the pool", "four loops by one clock"];

    public static IEnumerable<TheoryDataRow<string, string, string>> Cases() =>
        from program in TimedPrograms.All.Keys
        from load in new[] { "quiet", "busy", "blocked" }
        from clocks in load == "blocked" && Runs is null ? Fewer : [.. Fewer, "one clock", "four clocks"]
        where $"{program}, {load}, {clocks}".Contains(Only, StringComparison.Ordinal)
        select new TheoryDataRow<string, string, string>(program, load, clocks);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Time_waits_for(string program, string load, string clocks)
    {
        await Task.Yield();
        using var others = PoolLoad.Named(load);
        for (var run = 0; run < (Runs ?? 1); run++)
        {
            var shared = new VirtualTime();
            var loops = Enumerable.Range(0, clocks.StartsWith("one", StringComparison.Ordinal) ? 1 : 4);
            var isOnPool = clocks.EndsWith("pool", StringComparison.Ordinal);
            await Task.WhenAll(loops.Select(_ => Running(program, clocks == "four loops by one clock" ? shared : new VirtualTime(), isOnPool)));
        }
    }

    /// <summary>Runs it on a thread of its own, as a program is run, or on one of the pool, as most test frameworks do.</summary>
    private static Task Running(string program, VirtualTime clock, bool isOnPool)
    {
        if (isOnPool)
        {
            return Task.Run(() => Run(program, clock));
        }

        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                Run(program, clock);
                end.SetResult();
            }
            catch (Exception failure)
            {
                end.SetException(failure);
            }
        });
        thread.Start();
        return end.Task;
    }

    private static void Run(string program, VirtualTime clock)
    {
        var reports = new List<LoopError>();
        try
        {
            Async.Run(
                async () => await TimedPrograms.All[program](clock),   // made on the loop: before that the time may go on without it
                new LoopOptions { TimeProvider = clock, OnError = reports.Add, HandleInterrupt = false }
            );
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{failure.Message} The loop reported: {string.Join("; ", reports)}", failure);
        }

        Assert.Empty(reports.Select(static report => report.ToString()));
    }
}
