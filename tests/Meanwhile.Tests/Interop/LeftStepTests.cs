namespace Meanwhile.Tests.Interop;

/// <summary>A step of an iterator that a coroutine below awaits and leaves, and the DisposeAsync above it.</summary>
public class LeftStepTests : LeftTest
{
    private readonly TaskCompletionSource step = new();
    private readonly TaskCompletionSource cleanedUp = new();

    [Theory, InlineData(true), InlineData(false)]
    public void Timeout_around_a_step_is_what_the_code_above_ends_by(bool onContext)
    {
        Run(async () =>
        {
            var task = CreateTask(Read());
            await TimePasses(task);
            Assert.IsType<TimeoutException>(task.Exception);
            await StepEnds();
        });

        Log.Is("around | left | cleaned up");
        AssertLeft();

        async Coroutine Read()
        {
            try
            {
                if (onContext)
                {
                    await using var rows = Rows().GetAsyncEnumerator();
                    while (await WithTimeout(1.Seconds, async _ => await rows.MoveNextAsync()))
                    {
                        Log.Add("row");
                    }
                }
                else
                {
                    var rows = Rows().GetAsyncEnumerator();
                    await using (rows.ConfigureAwait(false))
                    {
                        while (await WithTimeout(1.Seconds, async _ => await rows.MoveNextAsync().ConfigureAwait(false)))
                        {
                            Log.Add("row");
                        }
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
    public void WaitFor_of_a_step_ends_by_its_timeout()
    {
        Run(async () =>
        {
            var task = CreateTask(Read());
            await TimePasses(task);
            Assert.IsType<TimeoutException>(task.Exception);
            await StepEnds();
        });

        Log.Is("left | cleaned up");
        AssertLeft();

        async Coroutine Read()
        {
            await using var rows = Rows().GetAsyncEnumerator();
            while (await WaitFor(rows.MoveNextAsync().AsCoroutine(), 1.Seconds))
            {
                Log.Add("row");
            }
        }
    }

    [Fact]
    public void Cancel_of_a_step_that_a_helper_awaits_is_what_the_code_above_ends_by()
    {
        Run(async () =>
        {
            await Cancelled(CreateTask(Read()));
            await StepEnds();
        });

        Log.Is("left | cleaned up");
        AssertLeft();

        async Coroutine Read()
        {
            await using var rows = Rows().GetAsyncEnumerator();
            while (await Outer(rows))
            {
                Log.Add("row");
            }
        }

        static async Coroutine<bool> Outer(IAsyncEnumerator<int> rows) => await Next(rows);

        static async Coroutine<bool> Next(IAsyncEnumerator<int> rows) => await rows.MoveNextAsync();
    }

    [Fact]
    public void Failure_on_its_way_is_not_replaced_by_what_was_caught_before()
    {
        Run(async () =>
        {
            var task = CreateTask(Read());
            await TimePasses(task);
            Assert.IsType<FormatException>(task.Exception);
            await StepEnds();
        });

        Log.Is("left | cleaned up");
        AssertLeft();

        async Coroutine Read()
        {
            await using var rows = Rows().GetAsyncEnumerator();
            await MoveOnAfter(1.Seconds, async _ => await rows.MoveNextAsync());
            throw new FormatException();
        }
    }

    [Fact]
    public void Where_nothing_was_on_its_way_the_refusal_is_seen_and_the_iterator_is_disposed_of_all_the_same()
    {
        Run(async () =>
        {
            var task = CreateTask(Read());
            await TimePasses(task);
            Assert.IsType<NotSupportedException>(task.Exception);
            await StepEnds();
        });

        Log.Is("behind | left | cleaned up");
        AssertLeft();

        async Coroutine Read()
        {
            await using var rows = Rows().GetAsyncEnumerator();
            await MoveOnAfter(1.Seconds, async _ => await rows.MoveNextAsync());
            Log.Add("behind");
        }
    }

    [Fact]
    public void NotSupportedException_of_other_code_stays()
    {
        Run(async () =>
        {
            var task = CreateTask(Read());
            await TimePasses(task);
            Assert.Equal("other", Assert.IsType<NotSupportedException>(task.Exception).Message);
            step.SetResult();
        });

        AssertLeft();

        async Coroutine Read()
        {
#pragma warning disable MW0002 // Its step is left, and then ends without a clean-up that matters.
            var rows = Rows().GetAsyncEnumerator();
#pragma warning restore MW0002
            try
            {
                await WithTimeout(1.Seconds, async _ => await rows.MoveNextAsync());
            }
            catch (TimeoutException expired)
            {
                throw new NotSupportedException("other", expired);
            }
        }
    }

    private async Coroutine StepEnds()
    {
        Log.Add("left");
        step.SetResult();
        await cleanedUp.Task;
    }

    private void AssertLeft() =>
        Assert.Contains("awaited ValueTask<Boolean>, which did not end", Assert.Single(TakeReports()), StringComparison.Ordinal);

    private async IAsyncEnumerable<int> Rows()
    {
        try
        {
            await step.Task;
            yield return 1;
        }
        finally
        {
            Log.Add("cleaned up");
            cleanedUp.SetResult();
        }
    }
}
