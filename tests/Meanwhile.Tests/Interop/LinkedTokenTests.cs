namespace Meanwhile.Tests.Interop;

/// <summary>A cancel that a method hears of by a source of its own, linked to the token or none of ours: it is the same cancel, and comes once.</summary>
public class LinkedTokenTests : HearingTest
{
    public static TheoryData<string, string> Cases =>
        new MatrixTheoryData<string, string>(
            ["WhenEach", "failed WhenAll", "SuppressThrowing", "ContinueWith", "result first", "result first, below a coroutine", "gathered results first"],
            ["token", "linked", "none"]
        );

    public static TheoryData<string, bool, int> GroupsAround => new MatrixTheoryData<string, bool, int>(["token", "linked", "none"], [true, false], [0, 1, 2]);

    [Theory, MemberData(nameof(Cases))]
    public void Clean_up_of_code_that_hears_of_it_without_suspending_is_let_come_to_its_end(string way, string by)
    {
        Run(async () =>
        {
            Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Works(way, by))} at {Now} s");
        });
        Log.Is("cleaned up at 1.5 s | False at 1.5 s");
    }

    [Theory, MemberData(nameof(Cases))]
    public void Task_that_it_goes_out_of_is_cancelled(string way, string by)
    {
        RunAndCancel(async () => await Works(way, by));
        Log.Is("cleaned up at 1.5 s");
    }

    [Theory, MemberData(nameof(Cases))]
    public void Group_that_it_goes_out_of_ends_without_an_error(string way, string by)
    {
        Run(async () =>
            await TaskGroup.Run(async group =>
            {
                EventLoop.Current.CallLater(1.Seconds, () => group.Cancel());
                await Works(way, by);
            })
        );
        Log.Is("cleaned up at 1.5 s");
    }

    [Theory, MemberData(nameof(Cases))]
    public void Deadline_is_told_as_such_where_nothing_cleans_up(string way, string by)
    {
        Run(async () =>
        {
            await Assert.ThrowsAsync<TimeoutException>(async () => await WithTimeout(1.Seconds, async _ => await Awaits(way, by)));
            Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Awaits(way, by))} at {Now} s");
            await Sleep(1.Seconds);
        });
        Log.Is("False at 2 s");
    }

    // What was caught before the cancel came is not how that is heard of.
    [Theory, InlineData(true), InlineData(false)]
    public void Cancellation_that_was_caught_before_is_another_one(bool hasResult)
    {
        Run(async () =>
        {
            Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Work())} at {Now} s");
        });
        Log.Is("cut off at 1 s | False at 1 s");

        async Coroutine Work()
        {
            try
            {
                throw new OperationCanceledException();
            }
            catch (OperationCanceledException before)
            {
                if (hasResult)
                {
                    await Declines(CurrentToken);
                }

                await CleanUp(2);
                throw new InvalidOperationException("goes on", before);
            }
        }
    }

    // What cleans up is a method, which comes to a coroutine before the code that has heard suspends.
    [Theory, InlineData("await using"), InlineData("method in finally")]
    public void Clean_up_by_a_method_is_let_come_to_its_end_after_what_has_ended_at_once(string cleanUp)
    {
        Run(async () =>
        {
            Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await (cleanUp == "await using" ? Disposes() : Calls()))} at {Now} s");
        });
        Log.Is("cleaned up at 1.5 s | False at 1.5 s");

        async Coroutine Disposes()
        {
            await Declines(CurrentToken);
            await using var disposed = new Disposed(async () => await CleanUp(0.5));
            await Task.Delay(1.Hours, Clock, CurrentToken);
        }

        async Coroutine Calls()
        {
            await Declines(CurrentToken);
            try
            {
                await Task.Delay(1.Hours, Clock, CurrentToken);
            }
            finally
            {
                await Cleans();
            }
        }

        async Task Cleans() => await CleanUp(0.5);
    }

    [Theory, InlineData(1), InlineData(2)]
    public void Outcomes_of_what_the_token_ends_at_once_are_the_cancel(int count)
    {
        Run(async () =>
        {
            await Assert.ThrowsAsync<TimeoutException>(async () =>
                await WithTimeout(1.Seconds, async _ => await GatherOutcomes(Enumerable.Range(0, count).Select(_ => Task.Delay(1.Hours, Clock, CurrentToken))))
            );
            Log.Add($"timeout at {Now} s");
        });
        Log.Is("timeout at 1 s");
    }

    // As with an await of it: by a time limit of its own it has failed, and nobody was asked to end.
    [Theory, InlineData(true), InlineData(false)]
    public void Task_that_a_limit_of_its_own_cancels_fails_what_gathers_it(bool hasEnded)
    {
        Run(async () =>
        {
            var limited = Limited();
            if (hasEnded)
            {
                await Sleep(2.Seconds);
            }

            var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Gather([limited]));
            Assert.IsNotType<CancelledException>(failure);
            var task = CreateTask(Gathers(limited));
            await Wait([task]);
            Assert.False(task.IsCancelled);
            Assert.Same(failure, task.Exception);
            var outcome = Assert.Single(await GatherOutcomes([limited]));
            Assert.False(outcome.IsCancelled);
            Assert.IsType<TaskCanceledException>(outcome.Exception);
            var group = await Assert.ThrowsAsync<ExceptionGroup>(async () => await TaskGroup.Run(async group => group.CreateTask(Gathers(Limited()))));
            Assert.IsType<TaskCanceledException>(Assert.Single(group.InnerExceptions));
        });

        async Coroutine Gathers(Task<int> limited) => await Gather([limited]);

        async Task<int> Limited()
        {
            using var limit = new CancellationTokenSource(1.Seconds, Clock);
            await Task.Delay(1.Hours, Clock, limit.Token);
            return 1;
        }
    }

    // The failure goes first, and the cancel is still to come.
    [Theory, MemberData(nameof(GroupsAround))]
    public void Group_of_code_that_goes_on_after_a_failure_ends_without_an_error(string by, bool isCaught, int groups)
    {
        RunAndCancel(() => Grouped(groups));
        Log.Is(isCaught ? "caught at 1 s" : "cleaned up at 1.5 s");

        async Coroutine Grouped(int left)
        {
            if (left > 0)
            {
                await TaskGroup.Run(async _ => await Grouped(left - 1));
                return;
            }

            try
            {
                await Fails(CurrentToken);
            }
            catch (IOException) when (isCaught)
            {
                Log.Add($"caught at {Now} s");
            }
            finally
            {
                if (!isCaught)
                {
                    await CleanUp(0.5);
                }

                await Fetch(by, CurrentToken);
            }
        }
    }

    // It was not asked to end by that.
    [Fact]
    public void Limit_of_clean_up_after_a_failure_fails_the_group_in_it()
    {
        RunAndCancel(async () =>
        {
            await Assert.ThrowsAsync<IOException>(async () => await Cleans());
            await Sleep(1.Hours);
        });
        Log.Is("TaskCanceledException at 1.5 s | cleaned up at 2 s");

        async Coroutine Cleans()
        {
            try
            {
                await Fails(CurrentToken);
            }
            finally
            {
                using var limit = new CancellationTokenSource(0.5.Seconds, Clock);
                var failure = await Assert.ThrowsAsync<ExceptionGroup>(async () => await TaskGroup.Run(async _ => await Task.Delay(1.Hours, Clock, limit.Token)));
                Log.Add($"{Assert.Single(failure.InnerExceptions).GetType().Name} at {Now} s");
                await CleanUp(0.5);
            }
        }
    }

    [Theory, InlineData("token"), InlineData("linked"), InlineData("none")]
    public void Task_that_the_cancel_ends_cancels_what_gathers_it(string by)
    {
        RunAndCancel(async () => await Gather([Fetch(by, CurrentToken)]));
        RunAndCancel(async () =>
        {
            foreach (var outcome in await GatherOutcomes([Fetch(by, CurrentToken), Fetch(by, CurrentToken)]))
            {
                Log.Add($"{outcome}");
            }
        });
    }

    private async Coroutine Works(string way, string by)
    {
        try
        {
            await Awaits(way, by);
        }
        finally
        {
            await Guarded();
        }
    }

    // A failure of it is not to be mistaken for a cancel of its own.
    private async Coroutine Guarded()
    {
        try
        {
            await CleanUp(0.5);
        }
        catch (CancelledException)
        {
            Log.Add("once more");
        }
    }

    private async Coroutine Awaits(string way, string by)
    {
        var fetch = Fetch(by, CurrentToken);
        switch (way)
        {
            case "WhenEach":
                await foreach (var ended in Task.WhenEach(fetch, Fetch(by, CurrentToken)))
                {
                    await ended;
                }

                break;
            case "failed WhenAll":
                try
                {
                    await Task.WhenAll(Fails(CurrentToken), fetch);
                }
                catch (IOException)
                {
                    await fetch;
                }

                break;
            case "SuppressThrowing":
                await ((Task)fetch).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                await fetch;
                break;
            case "ContinueWith":
                await fetch.ContinueWith(static _ => { }, TaskScheduler.Default);
                await fetch;
                break;
            case "result first":
                await Declines(CurrentToken);
                await fetch;
                break;
            case "result first, below a coroutine":
                await Below(CurrentToken);
                await fetch;
                break;
            default:
                await Gather(Declines(CurrentToken).AsCoroutine(), Declines(CurrentToken).AsCoroutine());
                await fetch;
                break;
        }
    }

    private async Coroutine<int> Below(CancellationToken token) => await Declines(token);

    private async Task<int> Declines(CancellationToken token)
    {
        try
        {
            await Task.Delay(1.Hours, Clock, token);
        }
        catch (OperationCanceledException)
        {
            return 2;
        }

        return 1;
    }

    private async Task<int> Fails(CancellationToken token)
    {
        try
        {
            await Task.Delay(1.Hours, Clock, token);
        }
        catch (OperationCanceledException)
        {
            throw new IOException();
        }

        return 1;
    }
}
