namespace Meanwhile.Tests.Tasks;

public class GatherOfForeignTests
{
    [Theory]
    [InlineData(1, true, true)]
    [InlineData(2, true, true)]
    [InlineData(2, false, true)]
    [InlineData(2, true, false)]
    [InlineData(1, true, false)]
    public void Foreign_methods_that_await_coroutines_are_gathered(int count, bool yield, bool lambda) =>
        Watchdog.Within(
            TimeSpan.FromSeconds(3),
            () =>
                Async.Run(async () =>
                {
                    int[] all = await Gather(Enumerable.Range(0, count).Select(_ => lambda ? Nested(yield) : Doubled(yield)));
                    Assert.Equal(count, all.Length);
                })
        );

    [Fact]
    public void Of_two_failures_at_the_same_time_the_first_one_set_is_thrown() =>
        Async.Run(async () =>
        {
            for (var run = 0; run < 50; run++)
            {
                var failure = await Assert.ThrowsAsync<IOException>(async () => await Gather(new[] { "a", "b", "c" }.Select(Failing)));
                Assert.Equal("a", failure.Message);
            }

            static async Task<int> Failing(string name)
            {
                await Pause();
                throw new IOException(name);
            }

            static async Coroutine Pause() => await Sleep(1.Milliseconds);
        });

    [Theory, InlineData(TaskCreationOptions.None), InlineData(TaskCreationOptions.RunContinuationsAsynchronously)]
    public void Task_that_is_completed_on_the_loop_is_told_of_without_a_thread(TaskCreationOptions options) =>
        Async.Run(async () =>
        {
            for (var run = 0; run < 20; run++)
            {
                var source = new TaskCompletionSource<int>(options);
                var gathered = Gather(new[] { source.Task });
                source.SetResult(3);
                await Yield();
                await Yield();
                Assert.True(gathered.IsDone);
                await gathered;
            }
        });

    [Fact]
    public void Foreign_method_that_ends_on_the_loop_takes_no_way_around_it() =>
        Async.Run(async () =>
        {
            var inner = new Future<int>(EventLoop.Current);
            var gathered = Gather(new[] { Awaiting(inner) });
            inner.SetResult(3);
            for (var turn = 0; turn < 10 && !gathered.IsDone; turn++)
            {
                await Yield();
            }

            Assert.True(gathered.IsDone);
            Assert.Equal(3, Assert.Single(await gathered));

            static async Task<int> Awaiting(Future<int> future) => await future;
        });

    private static async Task<int> Nested(bool yield) => await Doubled(yield);

    private static async Task<int> Doubled(bool yield) => 2 * await Three(yield);

    private static async Coroutine<int> Three(bool yield)
    {
        if (yield)
        {
            await Yield();
        }

        await Sleep(20.Milliseconds);
        return 3;
    }
}
