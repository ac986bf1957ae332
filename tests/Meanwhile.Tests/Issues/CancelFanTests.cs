namespace Meanwhile.Tests.Issues;

/// <summary>A cancel that has a long way to go and then spreads wide.</summary>
public class CancelFanTests : LoopTest
{
    [Fact]
    public void Cancel_through_a_long_chain_reaches_a_wide_gather_without_eating_up_the_stack()
    {
        Run(async () =>
        {
            var cancelled = 0;
            LoopTask awaited = CreateTask(Wide());
            for (var i = 0; i < 300; i++)
            {
                awaited = CreateTask(Await(awaited));
            }

            await Sleep(1.Seconds);
            await awaited.CancelAndWait();
            Assert.Equal(200_000, cancelled);

            async Coroutine Wide() => await Gather(Enumerable.Range(0, 200_000).Select(_ => Sleeper()));

            async Coroutine Sleeper()
            {
                try
                {
                    await Sleep(1.Hours);
                }
                catch (CancelledException)
                {
                    cancelled++;
                    throw;
                }
            }

            static async Coroutine Await(LoopTask task) => await task;
        });
    }
}
