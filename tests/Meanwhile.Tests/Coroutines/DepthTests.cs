namespace Meanwhile.Tests.Coroutines;

[Trait("Row", "S16")]
public class DepthTests : LoopTest
{
    private const int Million = 1_000_000;

    // The bar is 5 seconds on a quiet machine; a test run shares the machine with others.
    private static readonly TimeSpan Most = 180.Seconds;

    [Theory, InlineData(false), InlineData(true)]
    public void Million_nested_awaits_give_their_result(bool suspended)
    {
        Watchdog.Within(Most, () => Assert.Equal(Million, Run(() => Down(Million, suspended))));

        static async Coroutine<int> Down(int levels, bool suspended)
        {
            if (levels == 0)
            {
                await Suspend(suspended);
                return 0;
            }

            return 1 + await Down(levels - 1, suspended);
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Million_levels_that_each_suspend_on_the_way_back_give_their_result(bool suspended)
    {
        Watchdog.Within(Most, () => Assert.Equal(Million / 10, Run(() => Down(Million / 10, suspended))));

        static async Coroutine<int> Down(int levels, bool suspended)
        {
            if (levels == 0)
            {
                return 0;
            }

            var below = await Down(levels - 1, suspended);
            await Suspend(suspended);
            return below + 1;
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Failure_travels_through_a_million_levels(bool suspended)
    {
        Watchdog.Within(
            Most,
            () =>
            {
                var failure = Assert.Throws<FormatException>(() => Run(() => Fall(Million, suspended)));
                Assert.Equal("bottom", failure.Message);
            }
        );
    }

    [Fact]
    public void Cancel_travels_through_a_million_levels()
    {
        Watchdog.Within(
            Most,
            () =>
                Run(async () =>
                {
                    var task = CreateTask(Park(Million));
                    await Yield();
                    task.Cancel("enough");
                    var cancelled = await Assert.ThrowsAsync<CancelledException>(async () => await task);
                    Assert.Equal("enough", cancelled.Reason);
                    Assert.True(task.IsCancelled);
                })
        );

        static async Coroutine Park(int levels)
        {
            if (levels == 0)
            {
                await Sleep(1.Hours);
            }
            else
            {
                await Park(levels - 1);
            }
        }
    }

    [Fact]
    public void Failure_that_each_of_many_levels_catches_and_throws_anew_travels_too()
    {
        Watchdog.Within(
            Most,
            () =>
            {
                var failure = Assert.Throws<FormatException>(() => Run(() => Level(100_000)));
                Assert.Equal("100000", failure.Message);
                Assert.Equal("99999", failure.InnerException!.Message);
            }
        );

        static async Coroutine Level(int levels)
        {
            try
            {
                if (levels == 0)
                {
                    throw new FormatException("0");
                }

                await Level(levels - 1);
            }
            catch (FormatException below)
            {
                throw new FormatException($"{levels}", levels % 2 == 0 ? below : null);
            }
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Trace_of_a_deep_failure_keeps_the_first_and_the_last_64_frames(bool suspended)
    {
        // 64 at the bottom, 64 at the top, and many in between.
        var trace = Run(async () =>
        {
            try
            {
                await Top(64, suspended);
                return "";
            }
            catch (FormatException failure)
            {
                return failure.StackTrace!;
            }
        });

        Assert.Equal(64, Frames(nameof(Bottom)));
        Assert.Equal(64, Frames(nameof(Top)));
        Assert.InRange(Frames(nameof(Between)), 0, 4);

        int Frames(string method) => TraceOf.Methods(trace).Count(name => name == method);

        static async Coroutine Top(int levels, bool suspended)
        {
            if (levels > 1)
            {
                await Top(levels - 1, suspended);
            }
            else
            {
                await Between(10_000, suspended);
            }
        }

        static async Coroutine Between(int levels, bool suspended)
        {
            if (levels > 1)
            {
                await Between(levels - 1, suspended);
            }
            else
            {
                await Bottom(64, suspended);
            }
        }

        static async Coroutine Bottom(int levels, bool suspended)
        {
            if (levels > 1)
            {
                await Bottom(levels - 1, suspended);
            }
            else
            {
                await Suspend(suspended);
                throw new FormatException("bottom");
            }
        }
    }

    [Fact]
    public void Many_tasks_deep_in_awaits_at_once_do_not_mix()
    {
        Watchdog.Within(
            Most,
            () =>
            {
                var sums = Run(async () => await Gather(Enumerable.Range(1, 50).Select(Sum)));
                Assert.Equal(Enumerable.Range(1, 50).Select(step => step * 1000), sums);
            }
        );

        static Coroutine<int> Sum(int step) => Down(1000, step);

        static async Coroutine<int> Down(int levels, int step)
        {
            if (levels == 0)
            {
                await Yield();
                return 0;
            }

            var below = await Down(levels - 1, step);
            if (levels % 100 == 0)
            {
                await Yield();
            }

            return below + step;
        }
    }

    private static async Coroutine Fall(int levels, bool suspended)
    {
        if (levels == 0)
        {
            await Suspend(suspended);
            throw new FormatException("bottom");
        }

        await Fall(levels - 1, suspended);
    }

    private static async Coroutine Suspend(bool suspended)
    {
        if (suspended)
        {
            await Yield();
        }
    }
}
