using System.Threading.Tasks.Sources;

namespace Meanwhile.Tests.Issues;

/// <summary>A cancel finds its way through coroutines and foreign code that call each other in turns.</summary>
public class ForeignNestingTests : LoopTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cancel_lets_foreign_code_below_foreign_code_clean_up_first(bool awaitsBefore)
    {
        Run(async () =>
        {
            var task = CreateTask(Begin());
            await Sleep(1.Seconds);
            task.Cancel();
            await Async.Wait([task]);
            Assert.True(task.IsCancelled);
            Log.Is("innermost | lower foreign | middle | upper foreign");
        });

        async Coroutine Begin() => await UpperForeign();

        async Task UpperForeign()
        {
            if (awaitsBefore)
            {
                await Yield();
            }

            await Ending("upper foreign", async () => await Middle());
        }

        async Coroutine Middle() => await Ending("middle", async () => await LowerForeign());

        async Task LowerForeign() => await Ending("lower foreign", async () => await Ending("innermost", async () => await Sleep(1.Hours)));

        async Coroutine Ending(string name, Func<Coroutine> work)
        {
            try
            {
                await work();
            }
            finally
            {
                await Sleep(1.Minutes);
                Log.Add(name);
            }
        }
    }

    [Fact]
    public void Cancel_reaches_each_of_several_foreign_methods_that_run_beside_each_other()
    {
        Run(async () =>
        {
            var task = CreateTask(Both());
            await Sleep(1.Seconds);
            task.Cancel();
            await Async.Wait([task], 1.Hours);
            Assert.True(task.IsCancelled);
            Log.Is("hanging");
        });

        async Coroutine Both() => await Beside();

        async Task Beside()
        {
            await Yield();
            await Task.WhenAll(AsTask(Hanging()), AsTask(Slow()));
        }

        static async Task AsTask(Coroutine coroutine) => await coroutine;

        async Coroutine Hanging()
        {
            try
            {
                await new TaskCompletionSource().Task;
            }
            finally
            {
                Log.Add("hanging");
            }
        }

        static async Coroutine Slow()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                await Sleep(1.Minutes);
            }
        }
    }

    [Fact]
    public void Cancel_that_comes_with_the_last_item_of_an_iterator_is_not_lost()
    {
        Run(async () =>
        {
            var last = new Future<int>();
            var task = CreateTask(Consume(last));
            await Sleep(1.Seconds);
            last.SetResult(1);
            task.Cancel();
            await Async.Wait([task]);
            Assert.True(task.IsCancelled);
        });

        static async Coroutine Consume(Future<int> last)
        {
            await foreach (var _ in Outer(last))
            {
                await Sleep(1.Seconds);
            }
        }

        static async IAsyncEnumerable<int> Outer(Future<int> last)
        {
            await Yield();
            yield return await Sum(last);
        }

        static async Coroutine<int> Sum(Future<int> last)
        {
            var sum = 0;
            await foreach (var item in Inner(last))
            {
                sum += item;
            }

            return sum;
        }

        static async IAsyncEnumerable<int> Inner(Future<int> last)
        {
            yield return await last;
        }
    }

    [Fact]
    public void Foreign_code_keeps_its_token_where_a_coroutine_that_it_began_starts_an_eager_task_in_a_scope()
    {
        Run(async () => await Outer());

        static async Task Outer()
        {
            var own = CurrentToken;
            var inner = Inner();
            Assert.Equal(own, CurrentToken);
            await inner;
        }

        static async Task Inner() =>
            await WithTimeout(1.Minutes, async _ =>
            {
                CreateTask(Sleep(1.Seconds), eager: true);
                await Sleep(2.Seconds);
            });
    }

    [Fact]
    public void Cancel_told_by_the_token_of_a_scope_that_has_ended_since_is_still_a_cancel()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            task.Cancel();
            await Async.Wait([task]);
            Assert.True(task.IsCancelled);
        });

        async Coroutine Work()
        {
            try
            {
                // A ValueTask is not left behind: it ends by the token of the scope, with an exception that names that token.
                await WithTimeout(1.Hours, async _ => await new ValueTask(Task.Delay(1.Hours, Clock, CurrentToken)));
            }
            finally
            {
                await Sleep(1.Seconds);
            }
        }
    }

    [Fact]
    public void Source_that_does_asynchronous_work_of_its_own_when_awaited_is_awaited_to_its_end()
    {
        Run(async () => Assert.Equal(42, await new ValueTask<int>(new LazySource(), 0)));
    }

    /// <summary>Begins its work when somebody awaits it.</summary>
    private sealed class LazySource : IValueTaskSource<int>
    {
        private bool isDone;

        public ValueTaskSourceStatus GetStatus(short token) => isDone ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Pending;

        public int GetResult(short token) => isDone ? 42 : throw new InvalidOperationException("too early");

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            _ = Work(continuation, state);

        private async Task Work(Action<object?> continuation, object? state)
        {
            await Task.Yield();
            await Task.Delay(1);
            isDone = true;
            continuation(state);
        }
    }
}
