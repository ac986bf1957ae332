namespace Meanwhile.Tests.Interop;

/// <summary>Enumerators written by hand, whose step is an async method, where a cancel meets one.</summary>
public class LeftEnumeratorTests : LeftTest
{
    private readonly TaskCompletionSource<bool> step = new();

    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void Step_that_ends_in_time_is_awaited_to_its_end(int form)
    {
        Run(async () =>
        {
            var rows = new Rows(Log, "rows", () => step.Task);
            var task = CreateTask(Read(rows, form));
            await Yield();
            await Yield();
            task.Cancel();
            await Yield();
            Assert.False(task.IsDone);
            step.SetResult(false);
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Log.Is("rows stepped | rows disposed | behind | around");
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void Enumerator_is_disposed_of_when_the_step_has_ended_that_had_to_be_left(int form)
    {
        Run(async () =>
        {
            var rows = new Rows(Log, "rows", () => step.Task);
            await Cancelled(CreateTask(Read(rows, form)));
            Assert.InRange(RealTime.TotalSeconds, 3, 4);
            Log.Add("left");
            step.SetResult(true);
            await rows.Disposed;
        });

        Log.Is("around | left | rows stepped | rows disposed");
        AssertLeft();
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Of_loops_in_one_another_it_is_the_one_whose_step_it_is(bool ofMethod)
    {
        Run(async () =>
        {
            var outer = new Rows(Log, "outer", () => Task.FromResult(true)) { IsOfMethod = ofMethod };
            var inner = new Rows(Log, "inner", () => step.Task) { IsOfMethod = ofMethod };
            await Cancelled(CreateTask(Nested(outer, inner)));
            Log.Add("left");
            step.SetResult(true);
            await inner.Disposed;
        });

        Log.Is("outer stepped | outer disposed | around | left | inner stepped | inner disposed");
        AssertLeft();

        async Coroutine Nested(Rows outer, Rows inner)
        {
            try
            {
                await foreach (var row in outer)
                {
                    await foreach (var item in inner)
                    {
                        Log.Add($"{row} {item}");
                    }
                }
            }
            finally
            {
                Log.Add("around");
            }
        }
    }

    [Fact]
    public void Failure_of_the_step_that_was_left_is_reported_and_the_enumerator_disposed_of()
    {
        Run(async () =>
        {
            var rows = new Rows(Log, "rows", () => step.Task);
            await Cancelled(CreateTask(Read(rows, 0)));
            step.SetException(new FormatException());
            await rows.Disposed;
        });

        Log.Is("around | rows disposed");
        var errors = TakeErrors();
        Assert.Equal(2, errors.Count);
        Assert.IsType<FormatException>(errors[1].Exception);
    }

    [Fact]
    public void Steps_again_and_again_do_not_keep_the_cancel_away()
    {
        Run(async () =>
        {
            var rows = new Rows(Log, "rows", () => Task.Delay(1.Seconds, Clock).ContinueWith(static _ => true, TaskScheduler.Default));
            var task = CreateTask(Read(rows, 0));
            await Sleep(1.5.Seconds);
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Log.Is("rows stepped | item | rows stepped | item | rows stepped | rows disposed | around");
    }

    private void AssertLeft() =>
        Assert.Contains("awaited ValueTask<Boolean>, which did not end", Assert.Single(TakeReports()), StringComparison.Ordinal);

    private async Coroutine Read(Rows rows, int form)
    {
        try
        {
            switch (form)
            {
                case 0:
                    await foreach (var item in rows)
                    {
                        Log.Add(item);
                    }

                    break;
                case 1:
                    await foreach (var item in rows.WithCancellation(CancellationToken.None))
                    {
                        Log.Add(item);
                    }

                    break;
                default:
                    await foreach (var item in ((IAsyncEnumerable<string>)rows).ConfigureAwait(false))
                    {
                        Log.Add(item);
                    }

                    break;
            }

            Log.Add("behind");
            await Sleep(1.Hours);
        }
        finally
        {
            Log.Add("around");
        }
    }

    private sealed class Rows(Transcript log, string name, Func<Task<bool>> step) : IAsyncEnumerable<string>, IAsyncEnumerator<string>
    {
        private readonly TaskCompletionSource disposed = new();

        public string Current => "item";

        /// <summary>Whether a step is an async method, or a task of its own.</summary>
        internal bool IsOfMethod { get; init; } = true;

        internal Task Disposed => disposed.Task;

        public IAsyncEnumerator<string> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

        public ValueTask<bool> MoveNextAsync() => IsOfMethod ? Next() : new ValueTask<bool>(Next().AsTask().WaitAsync(Timeout.InfiniteTimeSpan));

        public ValueTask DisposeAsync()
        {
            log.Add($"{name} disposed");
            disposed.SetResult();
            return ValueTask.CompletedTask;
        }

        private async ValueTask<bool> Next()
        {
            var isThere = await step();
            log.Add($"{name} stepped");
            return isThere;
        }
    }
}
