using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Meanwhile.Tests.Diagnostics;

/// <summary>Coroutines that were made outside any loop, which no loop counts.</summary>
[Collection(nameof(Alone))]
public class StrayCoroutineTests : LoopTest
{
    [Fact]
    public void One_that_is_made_where_no_loop_runs_and_dropped_is_reported_when_the_collector_finds_it() =>
        Assert.Contains(
            $"meanwhile: coroutine '{nameof(Lonely)}' was never awaited{Environment.NewLine}",
            Written(static () => Drop(static () => Lonely())),
            StringComparison.Ordinal
        );

    [Fact]
    public void One_that_is_made_on_a_thread_of_the_pool_is_reported_also_while_the_loop_runs() =>
        Assert.Contains(
            $"coroutine '{nameof(OnThePool)}' was never awaited",
            Written(() => Run(async () => await DropOnThePool())),
            StringComparison.Ordinal
        );

    [Fact]
    public void Waits_of_the_library_are_reported_by_name_too()
    {
        var gate = new AsyncLock();
        var written = Written(() => Drop(() => gate.Acquire()));
        Assert.Contains("coroutine 'AsyncLock.Acquire' was never awaited", written, StringComparison.Ordinal);
        written = Written(static () => Drop(static () => Sleep(1.Hours)));
        Assert.Contains("coroutine 'Sleep or Yield' was never awaited", written, StringComparison.Ordinal);
        written = Written(static () => Drop(static () => Coroutine.FromResult(new Mark())));
        Assert.Contains("coroutine 'FromResult' was never awaited", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Very_many_are_told_in_a_few_lines()
    {
        var written = Written(static () =>
        {
            for (var i = 0; i < 1000; i++)
            {
                Drop(static () => Often());
            }
        });
        var lines = written.Split('\n').Where(static line => line.Contains($"'{nameof(Often)}'", StringComparison.Ordinal)).ToList();
        Assert.InRange(lines.Count, 2, 12);
        Assert.Contains("was never awaited (512 times)", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_a_loop_takes_over_is_that_loops_business()
    {
        var written = Written(() =>
        {
            var awaited = Taken();
            var made = Taken();
            var never = Taken();
            var ready = Coroutine.FromResult(1);
            var asleep = Sleep(1.Seconds);
            Run(async () =>
            {
                await awaited;
                await CreateTask(made);
                await Gather(ready, asleep);
                CreateTask(never).Cancel();
            });
        });
        Assert.DoesNotContain($"'{nameof(Taken)}'", written, StringComparison.Ordinal);
        Assert.DoesNotContain("'Sleep", written, StringComparison.Ordinal);
    }

    [Fact]
    public void One_whose_await_was_refused_is_not_called_never_awaited()
    {
        var reports = new List<string>();
        var written = Written(() =>
            Async.Run(
                async () =>
                {
                    foreach (var attempt in new Func<Task>[] { static async () => await Refused(), static async () => await Sleep(1.Seconds) })
                    {
                        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Task.Run(attempt));
                        Assert.StartsWith("no running event loop", refused.Message, StringComparison.Ordinal);
                    }
                },
                new LoopOptions { OnError = error => reports.Add(error.Message) }
            )
        );
        Assert.DoesNotContain($"'{nameof(Refused)}'", written, StringComparison.Ordinal);
        Assert.DoesNotContain("'Sleep", written, StringComparison.Ordinal);
        Assert.Empty(reports);
    }

    [Fact]
    public void What_no_collection_has_found_is_told_when_the_process_ends()
    {
        var runtime = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet");
        using var process = Process.Start(
            new ProcessStartInfo(runtime, [typeof(ChildPrograms).Assembly.Location, "--program", "drops-coroutines"])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        Assert.Equal(
            ["meanwhile: coroutine 'DroppedByMain' was never awaited", "meanwhile: coroutine 'DroppedOnThePool' was never awaited (3 times)"],
            process.StandardError.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );
        Assert.True(process.WaitForExit(60.Seconds));
        Assert.Equal(0, process.ExitCode);
    }

    private static async Coroutine Lonely() => await Yield();

    private static async Coroutine<int> OnThePool() => 1;

    private static async Coroutine Often() => await Yield();

    private static async Coroutine Refused() => await Yield();

    private static async Coroutine Taken() => await Yield();

    private static async Coroutine DropOnThePool()
    {
#pragma warning disable MW0003 // That is the case in question.
        await Task.Run(static () => OnThePool());
#pragma warning restore MW0003
        await ToThread(Collect);
    }

    // In a method of its own: what it has made is on no stack afterwards.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Drop<T>(Func<T> make) => make();

    private static string Written(Action code)
    {
        var before = Console.Error;
        var written = new StringWriter();
        Console.SetError(TextWriter.Synchronized(written));
        try
        {
            code();
            Collect();
        }
        finally
        {
            Console.SetError(before);
        }

        return written.ToString();
    }

    private static void Collect()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private sealed class Mark;
}
