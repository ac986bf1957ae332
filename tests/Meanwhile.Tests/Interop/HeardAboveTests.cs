using System.Runtime.CompilerServices;

namespace Meanwhile.Tests.Interop;

/// <summary>What stands above a foreign method whose coroutine got a cancel hears of it by that method, and is not asked for itself.</summary>
public class HeardAboveTests : HearingTest
{
    [Theory, InlineData("iterator"), InlineData("pooled"), InlineData("filter"), InlineData("gather"), InlineData("gather of coroutines")]
    public void Clean_up_above_a_method_whose_coroutine_got_the_cancel_is_not_asked_again(string above)
    {
        Run(async () => Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Work())}"));
        Log.Is("cleaned up at 2 s | False");

        async Coroutine Work()
        {
            switch (above)
            {
                case "iterator":
                    await Take(Items());
                    break;
                case "filter":
                    await Take(Filtered());
                    break;
                case "pooled":
                    await Pooled();
                    break;
                default:
                    await Gathers();
                    break;
            }
        }

        static async Coroutine Take(IAsyncEnumerable<int> items)
        {
            await foreach (var item in items)
            {
                Assert.Equal(0, item);
            }
        }

        async IAsyncEnumerable<int> Items()
        {
            try
            {
                await Sleeps();
                yield return 0;
            }
            finally
            {
                await CleanUp(1);
            }
        }

        static async IAsyncEnumerable<int> Plain()
        {
            await Sleeps();
            yield return 0;
        }

        async IAsyncEnumerable<int> Filtered()
        {
            try
            {
                await foreach (var item in Plain())
                {
                    yield return item;
                }
            }
            finally
            {
                await CleanUp(1);
            }
        }

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        async ValueTask Pooled()
        {
            try
            {
                await Sleeps();
            }
            finally
            {
                await CleanUp(1);
            }
        }

        async Task Gathers()
        {
            try
            {
                if (above == "gather")
                {
                    await Gather([Sleeps(), Sleeps()]);
                }
                else
                {
                    await Gather(Sleeps().AsCoroutine(), Sleeps().AsCoroutine());
                }
            }
            finally
            {
                await CleanUp(1);
            }
        }
    }
}
