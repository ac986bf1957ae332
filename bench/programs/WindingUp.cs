using System.Diagnostics;

namespace Meanwhile.Programs;

/// <summary>
/// So many tasks wait for tasks of .NET that would never end, and the program does: the time until all have ended by the cancel.
/// They heed it, having passed the token on; or what they wait for knows nothing of it, for each its own or one for all.
/// </summary>
internal static class WindingUp
{
    internal static void Ours(string kind, int count)
    {
        var tasks = new LoopTask[count];
        var started = 0L;
        Async.Run(async () =>
        {
            var shared = new TaskCompletionSource();
            for (var i = 0; i < tasks.Length; i++)
            {
                tasks[i] = Async.CreateTask(
                    kind switch
                    {
                        "heeding" => Heed(),
                        "unaware" => Wait(new TaskCompletionSource().Task),
                        "unaware-of-one" => Wait(shared.Task),
                        _ => throw NoSuchKind(kind),
                    }
                );
            }

            // Each has begun to wait when this one goes on.
            await Async.Yield();
            started = Stopwatch.GetTimestamp();
        });
        Print(started, tasks.Count(static task => task.IsCancelled), count);

        static async Coroutine Heed() => await Task.Delay(Timeout.Infinite, Async.CurrentToken);

        static async Coroutine Wait(Task never) => await never;
    }

    internal static void DotNet(string kind, int count)
    {
        var tasks = new Task[count];
        var shared = new TaskCompletionSource();
        using var ending = new CancellationTokenSource();
        for (var i = 0; i < tasks.Length; i++)
        {
            tasks[i] = kind switch
            {
                "heeding" => Heed(ending.Token),
                "unaware" => Wait(new TaskCompletionSource().Task, ending.Token),
                "unaware-of-one" => Wait(shared.Task, ending.Token),
                _ => throw NoSuchKind(kind),
            };
        }

        var started = Stopwatch.GetTimestamp();
        ending.Cancel();
        ((IAsyncResult)Task.WhenAll(tasks)).AsyncWaitHandle.WaitOne();
        Print(started, tasks.Count(static task => task.IsCanceled), count);

        static async Task Heed(CancellationToken ending) => await Task.Delay(Timeout.Infinite, ending);

        static async Task Wait(Task never, CancellationToken ending) => await never.WaitAsync(ending);
    }

    private static void Print(long started, int cancelled, int count)
    {
        Measured.PrintTime("ms", started);
        Measured.PrintPeakMemory();
        if (cancelled != count)
        {
            throw new InvalidOperationException($"Of {count} tasks {cancelled} have ended by the cancel.");
        }
    }

    private static ArgumentOutOfRangeException NoSuchKind(string kind) => new(nameof(kind), kind, "heeding, unaware or unaware-of-one");
}
