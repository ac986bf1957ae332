namespace Meanwhile.Tests.Interop;

/// <summary>Code that runs on the loop and is of no task: what it may not await is refused where it can catch that.</summary>
public class InlineCleanUpTests : LoopTest
{
    [Theory]
    [InlineData("Sleep")]
    [InlineData("Yield")]
    [InlineData("Get")]
    [InlineData("Acquire")]
    [InlineData("Wait")]
    public void Await_in_foreign_code_that_a_plain_callback_began_is_refused_where_it_stands(string what)
    {
        Run(async () =>
        {
            Task? foreign = null;
            EventLoop.Current.CallSoon(() => foreign = Foreign(() => Await(what)));
            await Sleep(1.Seconds);
            await foreign!;
        });

        Log.Is("no current task | finally");
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Sleep_of_a_loop_that_has_closed_is_refused_at_the_await(bool byForeignCode)
    {
        Coroutine kept = default;
        Run(async () =>
        {
            kept = Sleep(1.Seconds);
        });
        Assert.Equal(["coroutine 'Sleep or Yield' was never awaited"], TakeReports());
        Run(() => Await(kept, byForeignCode));

        Log.Is("coroutine 'Slee | finally");
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Sleep_of_a_loop_that_runs_on_another_thread_is_refused_at_the_await(bool byForeignCode)
    {
        Run(async () =>
        {
            var kept = Sleep(1.Seconds);

            // This loop is in the middle of a step meanwhile.
            var other = new Thread(() => Async.Run(() => Await(kept, byForeignCode), new LoopOptions { HandleInterrupt = false }));
            other.Start();
            other.Join();
        });

        Log.Is("coroutine 'Slee | finally");
        Assert.Equal(["coroutine 'Sleep or Yield' was never awaited"], TakeReports());
    }

    [Fact]
    public void Sleep_of_a_running_loop_is_refused_on_a_thread_without_one()
    {
        Run(async () =>
        {
            var kept = Sleep(1.Seconds);
            Task? foreign = null;
            var other = new Thread(() => foreign = Foreign(kept));
            other.Start();
            other.Join();
            await foreign!;
        });

        Log.Is("no running even | finally");
        Assert.Equal(["coroutine 'Sleep or Yield' was never awaited"], TakeReports());
    }

    [Theory]
    [InlineData("Sleep")]
    [InlineData("Yield")]
    [InlineData("Get")]
    [InlineData("Future")]
    [InlineData("Pause")]
    public void Foreign_clean_up_that_goes_on_inside_a_cancel_is_of_no_task_and_may_not_await_ours(string what)
    {
        Run(async () =>
        {
            var victim = CreateTask(Victim(), "victim");
            await Yield();
            await Yield();
            victim.Cancel();
            Log.Add($"in {LoopTask.Current?.Name}");
            await Wait([victim]);
            Assert.True(victim.IsCancelled);
        });

        Log.Is("in no task | no current task | finally | in main");
        if (what == "Pause")
        {
            Assert.Equal(["coroutine 'Pause' was never awaited"], TakeReports());
        }

        async Coroutine Victim() => await CleansUpInline(what, CurrentToken);
    }

    [Fact]
    public void Foreign_clean_up_that_goes_on_when_a_time_is_up_may_not_await_ours()
    {
        Run(async () =>
        {
            Assert.False(await MoveOnAfter(TimeSpan.Zero, async _ => await CleansUpInline("Sleep", CurrentToken)));
            await Sleep(1.Seconds);
        });

        Log.Is("in no task | no current task | finally");
    }

    [Fact]
    public void Callback_of_a_token_is_of_no_task_and_makes_tasks_and_sets_futures()
    {
        Run(async () =>
        {
            var future = new Future<int>();
            LoopTask? made = null;
            var victim = CreateTask(Victim());
            await Yield();
            await Yield();
            victim.Cancel();
            Assert.Equal("main", LoopTask.Current!.Name);
            Assert.False(CurrentToken.IsCancellationRequested);
            await made!;
            Assert.Equal(1, await future);

            async Coroutine Victim()
            {
                using var registration = CurrentToken.Register(() =>
                {
                    Log.Add(LoopTask.Current is null ? "in no task" : "in a task");
                    made = CreateTask(Sleep(1.Seconds), eager: true);
                    future.SetResult(1);
                });
                await Sleep(1.Hours);
            }
        });

        Log.Is("in no task");
    }

    private async Task CleansUpInline(string what, CancellationToken token)
    {
        var ended = new TaskCompletionSource();
        using var registration = token.Register(() => ended.TrySetCanceled(token));
        try
        {
            await ended.Task.ConfigureAwait(false);
        }
        finally
        {
            Log.Add($"in {LoopTask.Current?.Name ?? "no task"}");
            await Foreign(() => Await(what));
        }
    }

    private static async Task Await(string what)
    {
        switch (what)
        {
            case "Sleep":
                await Sleep(1.Seconds);
                break;
            case "Yield":
                await Yield();
                break;
            case "Get":
                await new AsyncQueue<int>().Get();
                break;
            case "Acquire":
                await new AsyncSemaphore(0).Acquire();
                break;
            case "Wait":
                await new AsyncEvent().Wait();
                break;
            case "Future":
                await new Future<int>();
                break;
            default:
                await Pause();
                break;
        }
    }

    private async Coroutine Await(Coroutine awaited, bool byForeignCode)
    {
        if (byForeignCode)
        {
            await Foreign(awaited);
        }
        else
        {
            await Ours(awaited);
        }
    }

    private async Coroutine Ours(Coroutine awaited)
    {
        try
        {
            await awaited;
        }
        catch (InvalidOperationException refused)
        {
            Log.Add(refused.Message[..15]);
        }
        finally
        {
            Log.Add("finally");
        }
    }

    private async Task Foreign(Coroutine awaited)
    {
        try
        {
            await awaited;
        }
        catch (InvalidOperationException refused)
        {
            Log.Add(refused.Message[..15]);
        }
        finally
        {
            Log.Add("finally");
        }
    }

    private async Task Foreign(Func<Task> awaited)
    {
        try
        {
            await awaited();
        }
        catch (InvalidOperationException refused)
        {
            Log.Add(refused.Message[..15]);
        }
        finally
        {
            Log.Add("finally");
        }
    }

    private static async Coroutine Pause() => await Yield();
}
