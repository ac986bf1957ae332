namespace Meanwhile.Tests.Interop;

/// <summary>Code that its token told of a cancel, and whose await gives a result all the same: it hears of the cancel where it awaits next.</summary>
public class GoesOnThoughToldTests : HearingTest
{
    [Fact]
    public void Method_whose_call_was_told_and_gave_a_result_hears_at_its_next_coroutine()
    {
        Run(async () => Log.Add($"finished {await MoveOnAfter(1.Seconds, async _ => await Work())} at {Now} s"));

        Log.Is("cut off at 1.5 s | finished False at 1.5 s");

        async Task Work()
        {
            await Request(1.5, CurrentToken);
            await CleanUp(3600);
        }
    }

    [Fact]
    public void So_does_one_that_calls_it_several_methods_above()
    {
        Run(async () => Log.Add($"finished {await MoveOnAfter(1.Seconds, async _ => await Outer())} at {Now} s"));

        Log.Is("cut off at 1.5 s | finished False at 1.5 s");

        async Task Outer()
        {
            await Middle();
            await CleanUp(3600);
        }

        async Task Middle() => await Request(1.5, CurrentToken);
    }

    [Fact]
    public void Place_that_is_granted_within_the_cancel_does_not_keep_the_method_from_hearing()
    {
        Run(async () =>
        {
            using var slim = new SemaphoreSlim(1);
            await MoveOnAfter(1.Seconds, async _ => await Task.WhenAll(Worker(slim), Worker(slim), Worker(slim)));
            Log.Add($"over at {Now} s, {slim.CurrentCount} free");
        });

        Log.Is("over at 1 s, 1 free");

        async Task Worker(SemaphoreSlim slim)
        {
            await slim.WaitAsync(CurrentToken);
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                slim.Release();
            }
        }
    }

    [Fact]
    public void Loop_over_such_calls_ends()
    {
        Run(async () => await Assert.ThrowsAsync<TimeoutException>(async () => await WithTimeout(1.Seconds, async _ => await Loop())));

        async Task Loop()
        {
            foreach (var _ in new int[1000])
            {
                await Request(0.3, CurrentToken);
                await Sleep(TimeSpan.FromSeconds(0.1));
            }

            Log.Add("went through");
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Method_that_heard_by_its_token_cleans_up_undisturbed_whatever_that_awaits(bool inMethodOfItsOwn)
    {
        RunAndCancel(async () => await Work());

        Log.Is("cleaned up at 3 s");

        async Task Work()
        {
            try
            {
                await Task.Delay(1.Hours, Clock, CurrentToken);
            }
            finally
            {
                if (inMethodOfItsOwn)
                {
                    await RollBack();
                }
                else
                {
                    await Task.Delay(1.Seconds, Clock, CancellationToken.None);
                    await CleanUp(1);
                }
            }
        }

        async Task RollBack()
        {
            await Task.Delay(1.Seconds, Clock, CancellationToken.None);
            await CleanUp(1);
        }
    }

    public static TheoryData<string> ScopesBetween => ["MoveOnAfter", "WithTimeout", "TaskGroup"];

    [Theory, MemberData(nameof(ScopesBetween))]
    public void So_it_does_where_a_scope_lies_between_it_and_what_asked(string between)
    {
        Run(async () => await MoveOnAfter(1.Seconds, async _ => await Outer()));

        Log.Is("cleaned up at 3 s");

        async Task Outer()
        {
            switch (between)
            {
                case "MoveOnAfter":
                    await MoveOnAfter(1.Hours, async _ => await Transaction());
                    break;
                case "WithTimeout":
                    await WithTimeout(1.Hours, async _ => await Transaction());
                    break;
                default:
                    await TaskGroup.Run(async _ => await Transaction());
                    break;
            }
        }

        async Task Transaction()
        {
            try
            {
                await Task.Delay(1.Hours, Clock, CurrentToken);
            }
            finally
            {
                await RollBack();
            }
        }

        async Task RollBack()
        {
            await Task.Delay(1.Seconds, Clock, CancellationToken.None);
            await CleanUp(1);
        }
    }

    [Fact]
    public void Method_that_declines_what_its_token_told_goes_on_undisturbed()
    {
        RunAndCancel(async () => await Work());

        Log.Is("cleaned up at 3 s");

        async Task Work()
        {
            try
            {
                await Task.Delay(1.Hours, Clock, CurrentToken);
            }
            catch (OperationCanceledException)
            {
                Assert.True(CurrentToken.IsCancellationRequested);
            }

            await Task.Delay(1.Seconds, Clock, CancellationToken.None);
            await CleanUp(1);
        }
    }

    [Fact]
    public void Coroutine_that_awaits_told_calls_one_after_the_other_gets_one_more_result_and_then_the_cancel()
    {
        Run(async () =>
        {
            var finished = await MoveOnAfter(1.Seconds, async _ =>
            {
                while (true)
                {
                    await Request(0.7, CurrentToken);
                    Log.Add($"result at {Now} s");
                }
            });
            Log.Add($"finished {finished} at {Now} s");
        });

        Log.Is("result at 0.7 s | result at 1.4 s | result at 2.1 s | finished False at 2.8 s");
    }

    // It takes the token and does not look at it.
    private async Task Request(double seconds, CancellationToken token)
    {
        Assert.True(token.CanBeCanceled);
        await Task.Delay(TimeSpan.FromSeconds(seconds), Clock, CancellationToken.None);
    }
}
