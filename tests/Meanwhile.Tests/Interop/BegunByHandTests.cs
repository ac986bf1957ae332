namespace Meanwhile.Tests.Interop;

/// <summary>A coroutine that an <c>async Task</c> method begins by hand and does not await: said where code can catch it, or reported; the process goes on.</summary>
public class BegunByHandTests : LoopTest
{
    [Theory, InlineData("sleep", false), InlineData("sleep", true), InlineData("yield", false), InlineData("yield", true), InlineData("lock", false), InlineData("lock", true)]
    public void Next_await_of_the_method_is_refused(string way, bool hasSuspended)
    {
        Run(async () =>
        {
            await Method();
            await Sleep(1.Seconds);
            Log.Add("goes on");
        });
        Log.Is("refused | cleaned up | goes on");
        Assert.Equal(["coroutine 'Begun' was never awaited"], TakeReports());

        async Task Method()
        {
            if (hasSuspended)
            {
                await Task.Yield();
            }

            var taken = new AsyncLock();
            await taken.Acquire();
            try
            {
                _ = Begun().GetAwaiter();
                switch (way)
                {
                    case "sleep":
                        await Sleep(1.Seconds);
                        break;
                    case "yield":
                        await Yield();
                        break;
                    default:
                        await taken.Acquire();
                        break;
                }
            }
            catch (InvalidOperationException refusal) when (refusal.Message.Contains("started by GetAwaiter", StringComparison.Ordinal))
            {
                Log.Add("refused");
            }
            finally
            {
                await Sleep(1.Seconds);
                Log.Add("cleaned up");
            }
        }
    }

    [Fact]
    public void Sleep_that_was_refused_leaves_nothing_to_the_next_one()
    {
        Run(async () =>
        {
            await Method();
            var next = Sleep(1.Seconds).GetAwaiter();
            var misuse = Assert.Throws<InvalidStateException>(next.GetResult);
            Assert.DoesNotContain("started by GetAwaiter", misuse.Message, StringComparison.Ordinal);
        });
        Assert.All(TakeReports(), static report => Assert.EndsWith("was never awaited", report));

        static async Task Method()
        {
            _ = Begun().GetAwaiter();
            await Assert.ThrowsAsync<InvalidOperationException>(static async () => await Sleep(1.Seconds));
        }
    }

    [Fact]
    public void Method_that_awaits_nothing_after_it_is_reported()
    {
        Run(async () =>
        {
            await Method();
            await Sleep(1.Seconds);
            Log.Add("goes on");
        });
        Log.Is("goes on");
        Assert.Equal(
            ["A coroutine was started by GetAwaiter and then not awaited. Use await, or CreateTask for work that runs beside.", "coroutine 'Begun' was never awaited"],
            TakeReports()
        );

        static async Task Method()
        {
            await Task.Yield();
            _ = Begun().GetAwaiter();
        }
    }

    private static async Coroutine Begun() => await Sleep(5.Seconds);
}
