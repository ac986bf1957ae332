using System.Runtime.CompilerServices;

namespace Meanwhile.Tests.Interop;

public class AsyncIteratorTests : LoopTest
{
    [Fact]
    public void Iterator_that_awaits_coroutines_and_tasks_is_read_in_a_coroutine()
    {
        Run(async () =>
        {
            var main = LoopTask.Current;
            await foreach (var item in Items(5))
            {
                Assert.Same(main, LoopTask.Current);
                Log.Add($"{item}");
            }
        });

        Log.Is("0 | 1 | 2 | 3 | 4 | end");

        async IAsyncEnumerable<int> Items(int count)
        {
            var self = LoopTask.Current;
            try
            {
                for (var i = 0; i < count; i++)
                {
                    switch (i % 4)
                    {
                        case 0:
                            await Yield();
                            break;
                        case 1:
                            await Task.Run(() => { });
                            break;
                        case 2:
                            await Sleep(1.Seconds);
                            break;
                    }

                    Assert.Same(self, LoopTask.Current);
                    yield return i;
                }
            }
            finally
            {
                await Yield();
                Log.Add("end");
            }
        }
    }

    [Fact]
    public void Items_that_are_there_use_no_turn()
    {
        Run(async () =>
        {
            EventLoop.Current.CallSoon(() => Log.Add("other"));
            await foreach (var item in Ready())
            {
                Log.Add($"{item}");
            }

            await Yield();
        });

        Log.Is("0 | 1 | 2 | other");

        static async IAsyncEnumerable<int> Ready()
        {
            for (var i = 0; i < 3; i++)
            {
                yield return i;
            }
        }
    }

    [Fact]
    public void Iterator_uses_the_turns_of_its_own_awaits_and_no_more()
    {
        var turns = 0;
        Run(async () =>
        {
            var loop = EventLoop.Current;
            var counting = true;
            loop.CallSoon(Count);
            await Yield();
            var before = turns;
            await foreach (var item in Yielding())
            {
                _ = item;
            }

            turns -= before;
            counting = false;

            void Count()
            {
                turns++;
                if (counting)
                {
                    loop.CallSoon(Count);
                }
            }
        });

        Assert.Equal(3, turns);

        static async IAsyncEnumerable<int> Yielding()
        {
            for (var i = 0; i < 3; i++)
            {
                await Yield();
                yield return i;
            }
        }
    }

    [Fact]
    public void Two_tasks_read_two_iterators_at_once()
    {
        Run(async () => await Gather(Read("a"), Read("b")));

        Log.Is("a0 | b0 | a1 | b1 | a2 | b2");

        async Coroutine Read(string name)
        {
            var self = LoopTask.Current;
            await foreach (var item in Items())
            {
                Assert.Same(self, LoopTask.Current);
                Log.Add($"{name}{item}");
            }
        }

        static async IAsyncEnumerable<int> Items()
        {
            for (var i = 0; i < 3; i++)
            {
                await Sleep(1.Seconds);
                yield return i;
            }
        }
    }

    [Fact]
    public void Leaving_the_loop_early_runs_the_clean_up_of_the_iterator()
    {
        Run(async () =>
        {
            await foreach (var item in Endless())
            {
                Log.Add($"{item}");
                if (item == 1)
                {
                    break;
                }
            }

            Log.Add("after");
        });

        Log.Is("0 | 1 | clean-up | after");

        async IAsyncEnumerable<int> Endless()
        {
            try
            {
                for (var i = 0; ; i++)
                {
                    await Yield();
                    yield return i;
                }
            }
            finally
            {
                await Sleep(1.Seconds);
                Log.Add("clean-up");
            }
        }
    }

    [Fact]
    public void Failure_of_an_iterator_reaches_its_reader()
    {
        Run(async () =>
        {
            var failure = await AwaitForeignTests.Caught(async () =>
            {
                await foreach (var item in Failing())
                {
                    Log.Add($"{item}");
                }
            });
            Assert.IsType<FormatException>(failure);
        });

        Log.Is("1");

        static async IAsyncEnumerable<int> Failing()
        {
            await Yield();
            yield return 1;
            await Yield();
            throw new FormatException();
        }
    }

    [Fact]
    public void Cancel_reaches_the_coroutine_that_the_iterator_awaits()
    {
        Run(async () =>
        {
            var task = CreateTask(Read());
            await Sleep(1.Seconds);
            task.Cancel("stop");
            await AwaitForeignTests.Caught(async () => await task);
            Assert.True(task.IsCancelled);
        });

        Log.Is("0 | iterator stop | clean-up");

        async Coroutine Read()
        {
            await foreach (var item in Items())
            {
                Log.Add($"{item}");
            }
        }

        async IAsyncEnumerable<int> Items()
        {
            yield return 0;
            try
            {
                await Park();
            }
            finally
            {
                await Yield();
                Log.Add("clean-up");
            }

            yield return 1;
        }

        async Coroutine Park()
        {
            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException cancelled)
            {
                Log.Add($"iterator {cancelled.Reason}");
                throw;
            }
        }
    }

    [Fact, Trait("Row", "S61")]
    public void Iterator_parked_in_an_await_ends_when_the_run_does()
    {
        Run(async () =>
        {
            CreateTask(Read());
            await Sleep(1.Seconds);
            Log.Add("main ends");
        });

        Log.Is("main ends | clean-up");

        async Coroutine Read()
        {
            await foreach (var item in Items())
            {
                Log.Add($"{item}");
            }
        }

        async IAsyncEnumerable<int> Items([EnumeratorCancellation] CancellationToken token = default)
        {
            try
            {
                await Sleep(1.Hours);
                yield return 1;
            }
            finally
            {
                await Yield();
                Log.Add("clean-up");
            }
        }
    }
}
