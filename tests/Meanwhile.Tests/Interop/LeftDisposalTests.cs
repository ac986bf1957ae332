namespace Meanwhile.Tests.Interop;

/// <summary>The end of <c>await using</c> without an exception, met by a cancel, in each of the ways in which DisposeAsync is written.</summary>
public class LeftDisposalTests : LeftTest
{
    private readonly TaskCompletionSource end = new();

    public static TheoryData<int, bool> Ways
    {
        get
        {
            var ways = new TheoryData<int, bool>();
            for (var way = 0; way < 6; way++)
            {
                ways.Add(way, true);
                ways.Add(way, false);
            }

            return ways;
        }
    }

    [Theory, MemberData(nameof(Ways))]
    public void Clean_up_around_comes_after_what_is_disposed_of_however_that_is_written(int way, bool onContext)
    {
        Run(async () =>
        {
            var task = CreateTask(Around(way, onContext));
            await Yield();
            await Yield();
            task.Cancel();
            await Yield();
            Assert.False(task.IsDone);
            end.SetResult();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Log.Is("disposed | behind | around");
    }

    [Fact]
    public void What_does_not_end_is_left_and_the_code_goes_on_as_if_it_had()
    {
        Run(async () => await Cancelled(CreateTask(Around(0, onContext: true))));

        Log.Is("behind | around");
        Assert.InRange(RealTime.TotalSeconds, 2, 2.5);
        Assert.Contains("awaited ValueTask, which did not end", Assert.Single(TakeReports()), StringComparison.Ordinal);
        end.SetResult();
    }

    [Fact]
    public void What_is_captured_by_a_lambda_is_held_too()
    {
        Run(async () =>
        {
            var task = CreateTask(Captured());
            await Yield();
            await Yield();
            task.Cancel();
            end.SetResult();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Log.Is("disposed | around");

        async Coroutine Captured()
        {
            try
            {
                await using var thing = Made(0);
                var type = () => thing.GetType();
                await Yield();
                Assert.NotNull(type());
            }
            finally
            {
                Log.Add("around");
            }
        }
    }

    [Fact]
    public void Several_are_disposed_of_one_after_the_other()
    {
        var ends = new TaskCompletionSource[] { new(), new(), new() };
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            await Yield();
            task.Cancel();
            foreach (var each in ends)
            {
                await Yield();
                await Yield();
                Assert.False(task.IsDone);
                each.SetResult();
            }

            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Log.Is("inner | middle | outer | after");

        async Coroutine Work()
        {
            try
            {
                await using var outer = new Forwarding(() => Ended(2, "outer"));
                await using var middle = new Forwarding(() => Ended(1, "middle"));
                await using (new Forwarding(() => Ended(0, "inner")).ConfigureAwait(false))
                {
                    await Yield();
                }
            }
            finally
            {
                Log.Add("after");
            }

            await Sleep(1.Hours);
        }

        async Task Ended(int which, string name)
        {
            await ends[which].Task;
            Log.Add(name);
        }
    }

    [Fact]
    public void Code_that_awaits_again_and_again_while_it_holds_something_is_not_kept_from_its_cancel()
    {
        var writes = 0;
        Run(async () =>
        {
            var task = CreateTask(Write());
            await Sleep(3.5.Seconds);
            Assert.Equal(3, writes);
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
            Assert.Equal(4, writes);
        });

        async Coroutine Write()
        {
            await using var thing = new Forwarding(() => Task.CompletedTask);
            while (true)
            {
                await One();
                writes++;
            }
        }

        async ValueTask One() => await Task.Delay(1.Seconds, Clock);
    }

    [Fact]
    public void Method_awaited_by_code_that_holds_nothing_is_left_at_once()
    {
        Run(async () =>
        {
            var task = CreateTask(Use(new Forwarding(() => end.Task)));
            await Yield();
            await Yield();
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Assert.Equal(0, RealTime.TotalSeconds);
        end.SetResult();

        // It was given it: somebody else disposes of it.
        async Coroutine Use(Forwarding given)
        {
            await Yield();
            await Ended();
            GC.KeepAlive(given);
        }

        async ValueTask Ended() => await end.Task;
    }

    [Fact]
    public void What_was_disposed_of_before_is_not_held_any_more()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            await Yield();
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Assert.Equal(0, RealTime.TotalSeconds);
        end.SetResult();

        async Coroutine Work()
        {
            await using (new Forwarding(() => Task.CompletedTask))
            {
                await Yield();
            }

            await Ended();
        }

        async ValueTask Ended() => await end.Task;
    }

    private async Coroutine Around(int way, bool onContext)
    {
        try
        {
            if (onContext)
            {
                await using (Made(way))
                {
                    await Yield();
                }
            }
            else
            {
                await using var configured = Made(way).ConfigureAwait(false);
                await Yield();
            }

            Log.Add("behind");
            await Sleep(1.Hours);
        }
        finally
        {
            Log.Add("around");
        }
    }

    private IAsyncDisposable Made(int way) =>
        way switch
        {
            0 => new Forwarding(Ended),
            1 => new Transaction(Ended),
            2 => new Derived(Ended),
            3 => new StreamWriter(new Slow(Ended)),
            4 => new OfStruct(Ended),
            _ => new Transaction(Ended) { IsAdapted = true },
        };

    private async Task Ended()
    {
        await end.Task;
        Log.Add("disposed");
    }

    private sealed class Forwarding(Func<Task> dispose) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(dispose());
    }

    private sealed class Transaction(Func<Task> dispose) : IAsyncDisposable
    {
        internal bool IsAdapted { get; init; }

        public ValueTask DisposeAsync() => IsAdapted ? new ValueTask(dispose().WaitAsync(Timeout.InfiniteTimeSpan)) : Rollback();

        private async ValueTask Rollback() => await dispose();
    }

    private class Base : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await DisposeAsyncCore();
            GC.SuppressFinalize(this);
        }

        protected virtual ValueTask DisposeAsyncCore() => ValueTask.CompletedTask;
    }

    private sealed class Derived(Func<Task> dispose) : Base
    {
        protected override async ValueTask DisposeAsyncCore()
        {
            await dispose();
            await base.DisposeAsyncCore();
        }
    }

    private readonly struct OfStruct(Func<Task> dispose) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(dispose());
    }

    private sealed class Slow(Func<Task> dispose) : MemoryStream
    {
        public override Task FlushAsync(CancellationToken cancellationToken) => dispose();
    }
}
