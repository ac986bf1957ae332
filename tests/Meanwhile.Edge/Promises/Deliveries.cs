using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Meanwhile.Edge.Promises;

/// <summary>Every cancel arrives, and arrives once.</summary>
internal static class Deliveries
{
    internal static IEnumerable<Promise> All =>
        [
            new("A loop that reads a busy channel without a token ends by a cancel", BusyChannel),
            new("A loop that reads a quiet channel without a token ends by a cancel", QuietChannel),
            new("A loop over a PeriodicTimer without a token ends by a cancel", Timer),
            new("A run ends though ReadAllAsync goes on in the background", ReadAllInBackground),
            new("A timeout ends a Task.WhenAll of a method that sleeps on the loop and a Task that never ends", WhenAllWithNever),
            new("A timeout ends an await of a Task that never ends beside a method given away with ContinueWith", ContinueWithGivenAway),
            new("A timeout ends an await with SuppressThrowing of a Task that never ends", SuppressThrowing),
            new("A second cancel does not begin the time of the first anew", SecondCancel),
            new("Only the token that a cancel cancels tells of it: one of the scope around does not", OuterTokenTellsNothing),
            new("Who got the token from the task that awaits it is told by its registration", TokenOfTheAwaiting),
            new("A linked source tells of the cancel", LinkedSource),
            new("A request that was taken back while what was told goes on is not thrown", TakenBack),
            new("Code that goes on and on with awaits that can be given no exception is told of, once", ThousandYields),
            new("An await of a custom awaiter that outlives its cancel by a second is told of", SlowCustomAwaiter),
            new("What is given up is reported with the task, what it awaited, and what to mend", GivingUpIsReported),
            new("Alike reports of one moment are folded", ReportsAreFolded),
        ];

    private static void BusyChannel(World world)
    {
        var channel = Channel.CreateBounded<int>(1);
        var isOver = false;
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !Volatile.Read(ref isOver); i++)
            {
                await channel.Writer.WriteAsync(i);
            }
        });
        world.Run(async () =>
        {
            var read = 0;
            var task = CreateTask(Read());
            await World.Until(() => read > 100);
            task.Cancel("stop");
            await Wait([task]);
            World.Require(task.IsCancelled, $"it ended as {task}");

            async Coroutine Read()
            {
                while (true)
                {
                    await channel.Reader.ReadAsync();
                    read++;
                }
            }
        });
        Volatile.Write(ref isOver, true);
        while (!writing.IsCompleted)
        {
            channel.Reader.TryRead(out _);
        }

        // What came to the last await, which began with the cancel still to come, is told of.
        World.Require(world.TakeReports().All(report => report.Message.Contains("dropped", StringComparison.Ordinal)), "something else is reported");
    }

    private static void QuietChannel(World world)
    {
        world.AbandonAfter = 50.Milliseconds;
        var channel = Channel.CreateUnbounded<int>();
        world.Run(async () =>
        {
            var task = await World.Cancelled(async () =>
            {
                while (true)
                {
                    await channel.Reader.ReadAsync();
                }
            });
            await Wait([task]);
            World.Require(task.IsCancelled, $"it ended as {task}");
        });
        World.Same(1, world.TakeReports().Count);
    }

    private static void Timer(World world) =>
        world.Run(async () =>
        {
            using var timer = new PeriodicTimer(1.Milliseconds);
            var ticks = 0;
            var task = CreateTask(Work());
            await World.Until(() => ticks > 2);
            task.Cancel("stop");
            await Wait([task]);
            World.Require(task.IsCancelled, $"it ended as {task}");

            async Coroutine Work()
            {
                while (await timer.WaitForNextTickAsync())
                {
                    ticks++;
                }
            }
        });

    private static void ReadAllInBackground(World world)
    {
        world.AbandonAfter = 50.Milliseconds;
        var channel = Channel.CreateUnbounded<int>();
        var read = 0;
        var isLeft = false;
        world.Run(async () =>
        {
            CreateTask(Read());
            channel.Writer.TryWrite(1);
            await World.Until(() => read == 1);
        });
        World.Require(isLeft, "the reader did not end");
        world.TakeReports();

        async Coroutine Read()
        {
            try
            {
                await foreach (var item in channel.Reader.ReadAllAsync())
                {
                    read += item;
                }
            }
            finally
            {
                isLeft = true;
            }
        }
    }

    private static void WhenAllWithNever(World world)
    {
        world.AbandonAfter = 50.Milliseconds;
        world.Run(async () => await TimesOut(async () => await Task.WhenAll(Ours(), Task.Delay(Timeout.InfiniteTimeSpan))));
        world.TakeReports();
    }

    private static void ContinueWithGivenAway(World world)
    {
        world.AbandonAfter = 50.Milliseconds;
        world.Run(async () =>
            await TimesOut(async () =>
            {
                _ = Ours().ContinueWith(static _ => { }, TaskScheduler.Default);
                await Task.Delay(Timeout.InfiniteTimeSpan);
            })
        );
        world.TakeReports();
    }

    private static void SuppressThrowing(World world) =>
        world.Run(async () => await TimesOut(async () => await Task.Delay(Timeout.InfiniteTimeSpan).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing)));

    private static async Coroutine TimesOut(Func<Coroutine> body)
    {
        var seen = await World.Caught(async () => await WithTimeout(20.Milliseconds, async _ => await body()));
        World.Require(seen is TimeoutException, $"it ended by {seen}");
    }

    private static async Task Ours() => await Sleep(1.Hours);

    private static void SecondCancel(World world)
    {
        world.AbandonAfter = 100.Milliseconds;
        var begun = TimeProvider.System.GetTimestamp();
        world.Run(async () =>
        {
            var task = await World.Cancelled(async () =>
            {
                _ = CurrentToken;
                await new TaskCompletionSource().Task;
            });

            // Were it begun anew, it would never come to its end.
            while (!task.IsDone)
            {
                task.Cancel("again");
                await Task.Run(() => { });
            }

            World.Require(task.IsCancelled, $"it ended as {task}");
        });
        World.Require(TimeProvider.System.GetElapsedTime(begun) >= 80.Milliseconds, "it was given up too early");
        World.Same(1, world.TakeReports().Count);
    }

    private static void OuterTokenTellsNothing(World world) =>
        world.Run(async () =>
        {
            var outer = CurrentToken;
            await TimesOut(async () =>
            {
                using var registration = outer.Register(static () => { });
                await new TaskCompletionSource().Task;
            });
            World.Require(!outer.IsCancellationRequested, "the token of the scope around was cancelled");
        });

    private static void TokenOfTheAwaiting(World world)
    {
        List<string> log = [];
        world.Run(async () =>
        {
            var task = await World.Cancelled(async () =>
            {
                try
                {
                    var token = CurrentToken;
                    await CreateTask(Child(token));
                }
                finally
                {
                    log.Add("parent");
                }
            });
            await Wait([task]);
            World.Require(task.IsCancelled, $"it ended as {task}");
        });
        World.Same("rolled back, parent", string.Join(", ", log));

        async Coroutine Child(CancellationToken token) => await Transaction(token);

        async Task Transaction(CancellationToken token)
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }
            finally
            {
                await Task.Run(() => { }, CancellationToken.None);
                log.Add("rolled back");
            }
        }
    }

    private static void LinkedSource(World world)
    {
        var gotIt = false;
        world.Run(async () =>
        {
            var source = new TaskCompletionSource();
            var task = CreateTask(Work());
            await World.Settle();
            task.Cancel("stop");
            await World.Settle();
            World.Require(!task.IsDone, "it was left at once");
            source.SetResult();
            await Wait([task]);

            async Coroutine Work()
            {
                using var linked = CancellationTokenSource.CreateLinkedTokenSource(CurrentToken);
                await Yield();
                await source.Task;
                gotIt = true;
            }
        });
        World.Require(gotIt, "the result is lost");
    }

    private static void TakenBack(World world) =>
        world.Run(async () =>
        {
            var source = new TaskCompletionSource();
            var task = CreateTask(Work());
            await World.Settle();
            task.Cancel("stop");
            await World.Settle();
            World.Same(0, task.Uncancel());
            await World.Settle();
            source.SetResult();
            World.Same(5, await task);

            async Coroutine<int> Work()
            {
                _ = CurrentToken;
                await source.Task;
                await Yield();
                return 5;
            }
        });

    private static void ThousandYields(World world)
    {
        world.Run(async () =>
        {
            var yields = 0;
            var isOver = false;
            var task = CreateTask(Work());
            await World.Settle();
            task.Cancel("stop");
            await World.Until(() => yields > 3000);
            isOver = true;
            await Wait([task]);
            World.Require(task.IsCancelled, $"it ended as {task}");

            async Coroutine Work()
            {
                while (!isOver)
                {
                    await Task.Yield();
                    yields++;
                }

                await Yield();
            }
        });
        var report = world.TakeReports().Single().Message;
        World.Require(report.Contains("Yield", StringComparison.Ordinal), report);
    }

    private static void SlowCustomAwaiter(World world)
    {
        var awaiter = new Slow();
        IReadOnlyList<LoopError> reports = [];
        world.Run(async () =>
        {
            var task = await World.Cancelled(async () => await awaiter);
            await World.Until(() => (reports = world.TakeReports()).Count > 0);
            World.Require(!task.IsDone, "it was left");
            awaiter.Continuation!();
            await Wait([task]);
            World.Require(task.IsCancelled, $"it ended as {task}");
        });
        World.Require(reports.Single().Message.Contains(nameof(Slow), StringComparison.Ordinal), reports[0].Message);
    }

    private static void GivingUpIsReported(World world)
    {
        world.AbandonAfter = 50.Milliseconds;
        world.Run(async () =>
        {
            var task = CreateTask(Work(), name: "worker");
            await World.Settle();
            task.Cancel("stop");
            await Wait([task]);
        });
        var report = world.TakeReports().Single().Message;
        foreach (var word in new[] { "'worker'", nameof(Callee), nameof(Work), "0.05 s", nameof(CurrentToken) })
        {
            World.Require(report.Contains(word, StringComparison.Ordinal), $"'{word}' is not in: {report}");
        }

        static async Coroutine Work()
        {
            _ = CurrentToken;
            await Callee();
        }
    }

    private static async Task Callee() => await new TaskCompletionSource().Task;

    private static void ReportsAreFolded(World world)
    {
        world.AbandonAfter = 50.Milliseconds;
        world.Run(async () =>
        {
            var tasks = Enumerable.Range(0, 500).Select(_ => CreateTask(Work())).ToList();
            await World.Settle();
            tasks.ForEach(static task => task.Cancel());
            await Wait(tasks);
        });
        var reports = world.TakeReports();
        World.Require(reports.Count < 50, $"{reports.Count} reports");

        static async Coroutine Work()
        {
            _ = CurrentToken;
            await Callee();
        }
    }

    private sealed class Slow : INotifyCompletion
    {
        internal Action? Continuation { get; private set; }

        public bool IsCompleted => false;

        public Slow GetAwaiter() => this;

        public void GetResult() { }

        public void OnCompleted(Action continuation) => Continuation = continuation;
    }
}
