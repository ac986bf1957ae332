namespace Meanwhile.Tests.Issues;

/// <summary>Cancels that were lost, doubled or taken for another.</summary>
public class CancelTests : LoopTest
{
    [Fact]
    public void Timeout_reaches_its_body_while_foreign_code_of_the_task_waits_outside()
    {
        Run(async () =>
        {
            var beats = 0;
            var heartbeat = Beat();
            var task = CreateTask(Outer());
            await Assert.ThrowsAsync<TimeoutException>(() => task.AsTask());
            await heartbeat;
            Assert.True(beats > 0);

            async Coroutine Outer()
            {
                var inside = Beat();
                await WithTimeout(2.Seconds, async _ => await new TaskCompletionSource().Task);
                await inside;
            }

            async Task Beat()
            {
                for (var i = 0; i < 5; i++)
                {
                    await Sleep(1.Seconds);
                    beats++;
                }
            }
        });
    }

    [Fact]
    public void Outer_scope_that_expires_in_the_same_turn_as_an_inner_one_is_not_forgotten()
    {
        Run(async () =>
        {
            var finished = await MoveOnAfter(
                5.Seconds,
                async _ =>
                {
                    var later = new Future();
                    EventLoop.Current.CallLater(5.Seconds, later.SetResult);
                    await MoveOnAfter(5.Seconds, async _ => await Shield(later));
                    await Sleep(1.Hours);
                }
            );
            Assert.False(finished);
        });
    }

    [Fact]
    public void Result_of_a_Task_that_is_there_is_given_and_the_cancel_meets_the_next_suspension()
    {
        Run(async () =>
        {
            var source = new TaskCompletionSource<int>();
            var got = 0;
            var task = CreateTask(Take());
            await Yield();
            source.SetResult(8);
            task.Cancel();
            await Assert.ThrowsAsync<CancelledException>(() => task.AsTask());
            Assert.Equal(8, got);

            async Coroutine Take()
            {
                got = await source.Task;
                await Sleep(1.Hours);
            }
        });
    }

    [Fact]
    public void Await_that_suppresses_throwing_is_left_by_a_throw_where_it_was_not_told()
    {
        Run(async () =>
        {
            var source = new TaskCompletionSource();
            var task = CreateTask(Silent());
            await Yield();
            task.Cancel();
            await Assert.ThrowsAsync<CancelledException>(() => task.AsTask());
            Log.Is("");

            async Coroutine Silent()
            {
                await ((Task)source.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Log.Add("not here");
            }
        });
    }

    [Fact]
    public void Await_that_suppresses_throwing_and_ends_by_its_token_does_not_swallow_the_cancel()
    {
        Run(async () =>
        {
            var task = CreateTask(Silent());
            await Yield();
            task.Cancel();
            await Assert.ThrowsAsync<CancelledException>(() => task.AsTask());
            Log.Is("told");

            async Coroutine Silent()
            {
                await Task.Delay(1.Hours, Clock, CurrentToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Log.Add("told");
                await Sleep(1.Hours);
                Log.Add("not here");
            }
        });
    }

    [Fact]
    public void Cancel_that_is_taken_back_before_the_turn_is_not_thrown()
    {
        Run(async () =>
        {
            var task = CreateTask(Go());
            await Yield();
            task.Cancel();
            task.Uncancel();
            Assert.Equal("went on", await task);
        });

        static async Coroutine<string> Go()
        {
            await Yield();
            await Yield();
            return "went on";
        }
    }

    [Fact]
    public void Task_that_awaits_itself_below_foreign_code_is_refused()
    {
        Run(async () =>
        {
            LoopTask? self = null;
            self = CreateTask(Circle());
            var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => self.AsTask());
            Assert.Contains("await on itself", failure.Message, StringComparison.Ordinal);

            async Coroutine Circle()
            {
                await Yield();
                await Foreign();
            }

            async Task Foreign() => await self!;
        });
    }

    [Fact]
    public void Future_that_a_plain_callback_awaits_through_foreign_code_is_refused_there()
    {
        Run(async () =>
        {
            var future = new Future();
            Task? foreign = null;
            EventLoop.Current.CallSoon(() => foreign = Foreign());
            await Yield();
            await Yield();
            var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => foreign!);
            Assert.Contains("no current task", failure.Message, StringComparison.Ordinal);

            async Task Foreign() => await future;
        });
    }
}
