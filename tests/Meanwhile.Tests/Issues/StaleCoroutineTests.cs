namespace Meanwhile.Tests.Issues;

/// <summary>Coroutine values that are used once more, when their object serves another call.</summary>
public class StaleCoroutineTests : LoopTest
{
    [Fact]
    public void Gather_refuses_a_stale_coroutine_also_beside_the_one_that_has_its_object_now()
    {
        Run(async () =>
        {
            var first = Give(1);
            Assert.Equal(1, await first);
            var second = Give(2);
            var error = Assert.Throws<InvalidOperationException>(() => Gather((IEnumerable<Coroutine<int>>)[second, first]));
            Assert.Contains("cannot reuse already awaited coroutine", error.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Same_coroutine_in_several_places_is_still_one_task()
    {
        Run(async () =>
        {
            var once = Give(3);
            var values = await Gather((IEnumerable<Coroutine<int>>)[once, once, once]);
            Assert.Equal([3, 3, 3], values);
        });
    }

    private static async Coroutine<int> Give(int value)
    {
        await Yield();
        return value;
    }
}
