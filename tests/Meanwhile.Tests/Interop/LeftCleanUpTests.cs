using System.Runtime.CompilerServices;

namespace Meanwhile.Tests.Interop;

/// <summary>Iterators and what is disposed of, where a cancel meets them.</summary>
public class LeftCleanUpTests : LeftTest
{
    private readonly TaskCompletionSource never = new();

    [Fact]
    public void What_is_gathered_below_foreign_code_and_was_told_cleans_up_before_the_deadline_around_it_is_left()
    {
        Run(async () => await AwaitForeignTests.Caught(async () => await Above()));
        Log.Is("cleaned up | left");

        async Task Above() => await Below();

        async Coroutine Below()
        {
            try
            {
                await WithTimeout(1.Seconds, async _ => await Gather([Library(CurrentToken)]));
            }
            finally
            {
                Log.Add("left");
            }
        }

        async Task Library(CancellationToken token)
        {
            try
            {
                await Task.Delay(1.Hours, Clock, token);
            }
            finally
            {
                await Task.Delay(1.Seconds, Clock, CancellationToken.None);
                Log.Add("cleaned up");
            }
        }
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void Iterator_left_in_the_middle_of_a_step_hides_no_cancel_and_cleans_up_when_the_step_has_ended(int kind)
    {
        var cleanedUp = new TaskCompletionSource();
        Run(async () =>
        {
            var task = CreateTask(Read());
            await Cancelled(task);
            Log.Add("left");
            never.SetResult();
            await cleanedUp.Task;
        });

        Log.Is("caught CancelledException | left | clean-up");
        Assert.Contains("awaited ValueTask<Boolean>", Assert.Single(TakeReports()), StringComparison.Ordinal);

        async Coroutine Read()
        {
            try
            {
                switch (kind)
                {
                    case 0:
                        await foreach (var item in Items())
                        {
                            Log.Add($"{item}");
                        }

                        break;
                    case 1:
                        await foreach (var item in Items().WithCancellation(CancellationToken.None))
                        {
                            Log.Add($"{item}");
                        }

                        break;
                    default:
                        await foreach (var item in Items().ConfigureAwait(false))
                        {
                            Log.Add($"{item}");
                        }

                        break;
                }
            }
            catch (Exception seen)
            {
                Log.Add($"caught {seen.GetType().Name}");
                throw;
            }
        }

        async IAsyncEnumerable<int> Items([EnumeratorCancellation] CancellationToken token = default)
        {
            try
            {
                await never.Task;
                yield return token.CanBeCanceled ? 1 : 2;
            }
            finally
            {
                Log.Add("clean-up");
                cleanedUp.SetResult();
            }
        }
    }

    [Fact]
    public void Failure_of_a_body_is_not_replaced_by_a_cancel_that_meets_its_DisposeAsync()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            await Yield();
            task.Cancel();
            never.SetResult();
            var seen = await AwaitForeignTests.Caught(async () => await task);
            Assert.IsType<FormatException>(seen);
        });

        Log.Is("disposed");

        async Coroutine Work()
        {
            await using var resource = new Resource(async () =>
            {
                await never.Task;
                Log.Add("disposed");
            });
            throw new FormatException();
        }
    }

    [Fact]
    public void DisposeAsync_that_does_not_end_is_left_and_the_failure_of_the_body_goes_on()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            await Yield();
            task.Cancel();
            await TimePasses(task);
            var seen = await AwaitForeignTests.Caught(async () => await task);
            Assert.IsType<FormatException>(seen);
        });

        Assert.Contains("awaited ValueTask, which did not end", Assert.Single(TakeReports()), StringComparison.Ordinal);

        async Coroutine Work()
        {
            await using var resource = new Resource(() => never.Task);
            throw new FormatException();
        }
    }

    [Fact]
    public void Cancel_that_met_a_DisposeAsync_is_thrown_at_the_next_suspension()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            await Yield();
            task.Cancel();
            never.SetResult();
            await AwaitForeignTests.Caught(async () => await task);
            Assert.True(task.IsCancelled);
        });

        Log.Is("after");

        async Coroutine Work()
        {
            await using (new Resource(() => never.Task))
            {
                await Yield();
            }

            Log.Add("after");
            await Sleep(1.Hours);
            Log.Add("not here");
        }
    }

    [Fact]
    public void Clean_up_of_a_callee_that_heeds_its_token_may_await_coroutines_and_comes_first()
    {
        // The loop's own timers go on meanwhile; the time that code which was told has is real, and stands still here.
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            await Yield();
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Log.Is("callee | caller");

        async Coroutine Work()
        {
            try
            {
                await Foreign(CurrentToken);
            }
            finally
            {
                Log.Add("caller");
            }
        }

        async Task Foreign(CancellationToken token)
        {
            var ended = new TaskCompletionSource();
            using var registration = token.Register(() => ended.SetCanceled(token));
            try
            {
                await ended.Task;
            }
            finally
            {
                await Sleep(1.Hours);
                await Yield();
                Log.Add("callee");
            }
        }
    }

    private sealed class Resource(Func<Task> dispose) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await dispose();
    }
}
