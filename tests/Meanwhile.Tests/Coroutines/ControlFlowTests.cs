namespace Meanwhile.Tests.Coroutines;

public class ControlFlowTests : LoopTest
{
    [Theory, InlineData(false), InlineData(true)]
    public void Finally_and_using_run_in_order_around_awaits(bool suspend)
    {
        Run(async () =>
        {
            try
            {
                using var outer = new Noted(Log, "using");
                await using var asyncOuter = new NotedAsync(Log, "await using");
                await Pause(suspend);
                Log.Add("body");
                throw new FormatException();
            }
            catch (FormatException) when (Log.Entries.Count > 0)
            {
                await Pause(suspend);
                Log.Add("catch");
            }
            finally
            {
                await Pause(suspend);
                Log.Add("finally");
            }
        });

        Log.Is("body | await using | using | catch | finally");
    }

    [Fact]
    public void Coroutine_awaits_in_loops_conditions_and_arguments()
    {
        var result = Run(async () =>
        {
            var sum = 0;
            for (var i = 0; i < await Number(5); i++)
            {
                if (await Number(i) % 2 == 0)
                {
                    continue;
                }

                sum += Math.Max(await Number(i), await Number(1)) * await Number(10);
            }

            return (sum, text: $"{await Number(1)}{await Number(2)}");
        });

        Assert.Equal((40, "12"), result);
    }

    [Fact]
    public void Results_of_every_shape_come_back()
    {
        Run(async () =>
        {
            Assert.Equal(7, await Give(7));
            Assert.Equal("text", await Give("text"));
            Assert.Null(await Give<string?>(null));
            Assert.Equal((1L, 2.5m, "c", Guid.Empty), await Give((1L, 2.5m, "c", Guid.Empty)));
            Assert.Null(await Give<int?>(null));
            int[] array = [1];
            Assert.Same(array, await Give(array));
        });

        static async Coroutine<T> Give<T>(T value)
        {
            await Yield();
            return value;
        }
    }

    [Fact]
    public void Prepared_coroutines_give_what_they_were_made_of()
    {
        Run(async () =>
        {
            var failure = new FormatException();
            await Coroutine.Completed;
            Assert.Equal(7, await Coroutine.FromResult(7));
            Assert.Same(failure, await Interop.AwaitForeignTests.Caught(async () => await Coroutine.FromException(failure)));
            Assert.Same(failure, await Interop.AwaitForeignTests.Caught(async () => await Coroutine.FromException<int>(failure)));
            Assert.Equal(7, await CreateTask(Coroutine.FromResult(7)));
            await CreateTask(Coroutine.Completed);
            Assert.Same(failure, await Interop.AwaitForeignTests.Caught(async () => await CreateTask(Coroutine.FromException(failure))));
            EventLoop.Current.CallSoon(() => Log.Add("other"));
            await Coroutine.Completed;
            Log.Add("no turn");
            await Yield();
        });

        Log.Is("no turn | other");
    }

    [Fact]
    public void Coroutines_are_equal_when_they_stand_for_the_same_call()
    {
        Run(async () =>
        {
            var one = Number(1);
            var other = Number(1);
            var copy = one;
            Assert.True(one == copy);
            Assert.True(one != other);
            Assert.Equal(one.GetHashCode(), copy.GetHashCode());
            Assert.Equal("coroutine 'Number'", one.ToString());
            await one;
            await other;
            Assert.NotEqual(one, Coroutine.FromResult(1) is var ready && await ready == 1 ? ready : one);
        });
    }

    private static async Coroutine<int> Number(int number)
    {
        await Yield();
        return number;
    }

    private static async Coroutine Pause(bool suspend)
    {
        if (suspend)
        {
            await Yield();
        }
    }

    private sealed class Noted(Transcript log, string name) : IDisposable
    {
        public void Dispose() => log.Add(name);
    }

    private sealed class NotedAsync(Transcript log, string name) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Yield();
            log.Add(name);
        }
    }
}
