namespace Meanwhile.Tests.Tasks;

/// <summary>Map and what comes from outside: cancels, and the execution context.</summary>
public class MapSurroundingsTests : LoopTest
{
    [Theory]
    [MemberData(nameof(MapFailureTests.Limits), MemberType = typeof(MapFailureTests))]
    public void Item_that_ends_by_a_cancel_of_its_own_leaves_no_gap_in_the_results(int? limit)
    {
        Run(async () =>
        {
            var other = CreateTask(Sleep(1.Hours));
            other.Cancel("because");
            var thrown = Assert.IsType<CancelledException>(await MapFailureTests.Caught(async () => await Map([0, 1], Work, limit)));
            Assert.Equal("because", thrown.Reason);
            Assert.Equal(0, LoopTask.Current!.CancelRequests);

            async Coroutine<int> Work(int item)
            {
                if (item == 0)
                {
                    await other;
                }

                try
                {
                    await Sleep(1.Hours);
                }
                catch (CancelledException)
                {
                    Log.Add("sibling cancelled");
                    throw;
                }

                return item;
            }
        });

        Log.Is("sibling cancelled");
    }

    [Fact]
    public void Cancel_from_outside_goes_on_when_the_items_have_cleaned_up()
    {
        Run(async () =>
        {
            Assert.False(await MoveOnAfter(1.Seconds, async _ => await Map([1, 2], async item => await Cleaned(item), limit: 1)));
            await Assert.ThrowsAsync<TimeoutException>(async () => await WithTimeout(1.Seconds, async _ => await Map([1, 2], Cleaned)));
        });

        Log.Is("1 | 1 | 2");

        async Coroutine<int> Cleaned(int item)
        {
            try
            {
                await Sleep(1.Hours);
                return item;
            }
            finally
            {
                await Sleep(1.Seconds);
                Log.Add($"{item}");
            }
        }
    }

    [Fact]
    public void Failure_of_clean_up_goes_before_a_cancel_from_outside_which_meets_the_next_suspension()
    {
        Run(async () =>
        {
            var task = CreateTask(Program());
            await Sleep(1.Seconds);
            task.Cancel();
            await Assert.ThrowsAsync<CancelledException>(async () => await task);
        });

        Log.Is("caught first | cancelled");

        async Coroutine Program()
        {
            Assert.IsType<FormatException>(await MapFailureTests.Caught(async () => await Map([1], Failing)));
            Log.Add("caught first");
            try
            {
                await Yield();
            }
            catch (CancelledException)
            {
                Log.Add("cancelled");
                throw;
            }
        }

        static async Coroutine Failing(int item)
        {
            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException)
            {
                throw new FormatException();
            }
        }
    }

    [Fact]
    public void What_the_work_on_an_item_sets_in_its_context_no_other_item_sees() =>
        Run(async () =>
        {
            var local = new AsyncLocal<int>();
            local.Value = -1;
            int[] expected = [-1, -1, -1, -1, -1];
            Assert.Equal(expected, await Map([1, 2, 3, 4, 5], Work, limit: 1));
            Assert.Equal(expected, await Map([1, 2, 3, 4, 5], Work, limit: 2));
            Assert.Equal(expected, await Map([1, 2, 3, 4, 5], Work));
            Assert.Equal(expected, await ParallelMap([1, 2, 3, 4, 5], Compute, limit: 1));
            var streamed = new List<int>();
            await foreach (var outcome in MapStream([1, 2, 3, 4, 5], Work, limit: 1))
            {
                streamed.Add(outcome.Value);
            }

            Assert.Equal(expected, streamed);
            Assert.Equal(-1, local.Value);

            // Not async: it is called where it is begun.
            Coroutine<int> Work(int item)
            {
                var seen = Compute(item);
                return item % 2 == 0 ? Later(seen) : Coroutine.FromResult(seen);
            }

            int Compute(int item)
            {
                var seen = local.Value;
                local.Value = item;
                return seen;
            }

            static async Coroutine<int> Later(int value)
            {
                await Yield();
                return value;
            }
        });
}
