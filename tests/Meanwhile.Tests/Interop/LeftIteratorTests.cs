using Meanwhile.Testing;

namespace Meanwhile.Tests.Interop;

/// <summary>The clean-up of an iterator that was left in the middle of a step, when that has ended.</summary>
public class LeftIteratorTests : LoopTest
{
    private readonly TaskCompletionSource step = new();

    // What stands for the real clock here goes on only when a test says so.
    private readonly VirtualTime real = new();
    private Action<LoopError>? onError;
    private bool goesOnAnywhere;

    protected override LoopOptions Options =>
        new()
        {
            TimeProvider = Clock,
            OnError = error =>
            {
                Report(error);
                onError?.Invoke(error);
            },
            HandleInterrupt = false,
            WindUpReport = Timeout.InfiniteTimeSpan,
            RealClock = real,
        };

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public void It_may_await_coroutines_and_is_a_task_named_for_the_iterator()
    {
        Run(async () =>
        {
            await LeaveInTheMiddle(async () =>
            {
                Log.Add(LoopTask.Current!.Name);
                await Yield();
                await Pause();
                Log.Add("done");
            });
            step.SetResult();
            await Turns();
            Log.Add("main");
        });

        Log.Is("left | DisposeAsync of Items | done | main");
        AssertLeft(TakeReports());
    }

    [Fact]
    public void Winding_up_cancels_it_and_waits_for_it()
    {
        Run(async () =>
        {
            await LeaveInTheMiddle(async () =>
            {
                try
                {
                    Log.Add("begins");
                    await Sleep(1.Hours);
                }
                catch (CancelledException)
                {
                    await Turns();
                    Log.Add("ends");
                    throw;
                }
            });
            step.SetResult();
        });

        Log.Is("left | begins | ends");
        AssertLeft(TakeReports());
    }

    [Fact]
    public void A_failure_of_it_is_reported()
    {
        Run(async () =>
        {
            await LeaveInTheMiddle(async () =>
            {
                await Yield();
                throw new FormatException();
            });
            step.SetResult();
            await Turns();
            var errors = TakeErrors();
            Assert.Equal(2, errors.Count);
            Assert.IsType<FormatException>(errors[1].Exception);
        });
    }

    [Fact]
    public async Task It_goes_on_outside_when_the_loop_has_closed()
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Run(async () =>
            await LeaveInTheMiddle(async () =>
            {
                Log.Add(EventLoop.CurrentOrNull is null ? "outside" : "inside");
                try
                {
                    await Refused();
                }
                catch (InvalidOperationException refused)
                {
                    Log.Add(refused.Message[..21]);
                }

                over.SetResult();
            })
        );
        step.SetResult();
        await over.Task.WaitAsync(30.Seconds, Ending);
        Log.Is("left | outside | no running event loop");
        AssertLeft(TakeReports());
    }

    [Fact]
    public async Task A_step_that_ends_while_the_loop_closes_disturbs_nobody()
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        goesOnAnywhere = true;
        onError = error =>
        {
            if (error.Message.EndsWith("was never awaited", StringComparison.Ordinal))
            {
                step.SetResult();
                Log.Add("ended");
            }
        };
        Run(async () =>
        {
#pragma warning disable MW0001 // What is reported of it comes while the loop closes.
            _ = Pause();
#pragma warning restore MW0001
            await LeaveInTheMiddle(async () => over.SetResult());
        });
        await over.Task.WaitAsync(30.Seconds, Ending);
        Log.Is("left | ended");
        var reports = TakeReports();
        Assert.Equal("coroutine 'Pause' was never awaited", reports[1]);
        AssertLeft(reports.Take(1));
    }

    [Fact]
    public void What_throws_when_a_loop_closes_keeps_it_from_nothing_and_is_reported()
    {
        var loop = new EventLoop(Options);
        var disposed = new DisposedWork();
        loop.CallSoon(loop.Stop);
        loop.RunForever();
        loop.Ready.Enqueue(new Torn());
        loop.Inbox.Add(new Torn());
        loop.Ready.Enqueue(disposed);
        loop.Close();
        Assert.True(disposed.HasRun);
        loop.Inbox.Add(new Torn());
        var errors = TakeErrors();
        Assert.Equal(3, errors.Count);
        Assert.All(errors, static error => Assert.IsType<FormatException>(error.Exception));
        Assert.Throws<InvalidOperationException>(() => loop.CallSoon(static () => { }));
    }

    private static void AssertLeft(IEnumerable<string> reports) =>
        Assert.Contains("awaited ValueTask<Boolean>, which did not end", Assert.Single(reports), StringComparison.Ordinal);

    private static async Coroutine Pause() => await Yield();

    private static async Coroutine Refused() => await Yield();

    // Turns of the loop, and no time: for that the pool would have to come to rest first.
    private static async Coroutine Turns()
    {
        for (var i = 0; i < 20; i++)
        {
            await Yield();
        }
    }

    private async Coroutine LeaveInTheMiddle(Func<Task> cleanUp)
    {
        var task = CreateTask(Read(cleanUp));
        await Yield();
        await Yield();
        task.Cancel();
        while (!task.IsDone)
        {
            real.Advance(0.5.Seconds);
            await Turns();
        }

        Assert.True(task.IsCancelled, task.ToString());
        Log.Add("left");
    }

    private async Coroutine Read(Func<Task> cleanUp)
    {
        await foreach (var item in Items(cleanUp))
        {
            Log.Add($"{item}");
        }
    }

    private async IAsyncEnumerable<int> Items(Func<Task> cleanUp)
    {
        try
        {
            await step.Task.ConfigureAwait(!goesOnAnywhere);
            yield return 1;
        }
        finally
        {
            await cleanUp();
        }
    }

    private sealed class Torn : IRunsOutside
    {
        public void Run() => throw new FormatException();

        public void RunOutside() => throw new FormatException();
    }

    private sealed class DisposedWork : IRunsOutside
    {
        internal bool HasRun { get; private set; }

        public void Run() { }

        public void RunOutside() => HasRun = true;
    }
}
