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
