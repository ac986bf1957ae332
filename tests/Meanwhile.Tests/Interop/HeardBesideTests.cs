namespace Meanwhile.Tests.Interop;

/// <summary>Of several foreign methods that are awaited at once each hears of a cancel once: what cleans up is left in peace, and what has heard nothing is asked.</summary>
public class HeardBesideTests : HearingTest
{
    [Theory, InlineData(false, false), InlineData(false, true), InlineData(true, false), InlineData(true, true)]
    public void Clean_up_of_a_method_that_was_told_is_not_asked_again_where_a_coroutine_is_awaited_beside_it(bool isLast, bool isGathered)
    {
        Run(async () =>
        {
            await MoveOnAfter(1.Seconds, async _ => await All(isGathered, isLast ? [Sleeps(), Told()] : [Told(), Sleeps()]));

            // A gathering does not wait for the rest.
            await Sleep(10.Seconds);
        });

        Log.Is("told at 1 s, token is cancelled: False | cleaned up at 2 s");

        async Task Told()
        {
            try
            {
                await Task.Delay(1.Hours, Clock, CurrentToken);
            }
            finally
            {
                await Yield();
                Log.Add($"told at {Now} s, token is cancelled: {CurrentToken.IsCancellationRequested}");
                await CleanUp(1);
            }
        }
    }

    [Fact]
    public void Clean_up_of_a_method_that_was_told_is_not_asked_again_where_a_coroutine_awaits_it_below_another_method()
    {
        Run(async () => await MoveOnAfter(1.Seconds, async _ => await Calls(async () => await Told())));

        Log.Is("cleaned up at 2 s");

        static async Task Calls(Func<Coroutine> coroutine) => await coroutine();

        async Task Told()
        {
            try
            {
                await Task.Delay(1.Hours, Clock, CurrentToken);
            }
            finally
            {
                await CleanUp(1);
            }
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Method_that_has_heard_nothing_is_asked_when_it_comes_to_a_coroutine_though_another_one_got_the_cancel(bool isGathered)
    {
        Run(async () => await MoveOnAfter(1.Seconds, async _ => await All(isGathered, [Task.WhenAll(Sleeps(), UnheardFor(3), UnheardFor(5))])));

        Log.Is("asked at 3 s | cleaned up at 4 s | asked at 5 s | cleaned up at 6 s");
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Method_that_has_heard_nothing_is_asked_when_it_comes_to_a_coroutine_though_another_one_was_told_by_its_token(bool isGathered)
    {
        Run(async () =>
        {
            var task = CreateTask(MoveOnAfter(1.Seconds, async _ => await All(isGathered, [Task.WhenAll(Told(), Sleeps(), Unheard())])));
            await Sleep(3.Seconds);
            await TimePasses(task);
        });

        Log.Is("told at 1 s | cleaned up at 2 s | asked at 2 s | cleaned up at 3 s");

        async Task Unheard()
        {
            await Task.Delay(1.Seconds, Clock, CancellationToken.None);
            await Task.Delay(1.Seconds, Clock, CancellationToken.None);
            await Asked();
        }

        async Task Told()
        {
            try
            {
                await Task.Delay(1.Hours, Clock, CurrentToken);
            }
            finally
            {
                Log.Add($"told at {Now} s");
                await CleanUp(1);
            }
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Deadlines_of_its_own_do_not_keep_the_cancel_from_a_method_that_has_not_heard_of_it(bool hasDeadlines)
    {
        Run(async () =>
        {
            var task = CreateTask(MoveOnAfter(1.Seconds, async _ => await Task.WhenAll(Told(), Sleeps(), Polls())));
            await Sleep(3.Seconds);
            await TimePasses(task);
        });

        Log.Is("polls no longer at 2 s");

        async Task Told()
        {
            try
            {
                await Task.Delay(1.Hours, Clock, CurrentToken);
            }
            finally
            {
                await Task.Delay(1.Seconds, Clock, CancellationToken.None);
            }
        }

        async Task Polls()
        {
            await Task.Delay(2.Seconds, Clock, CancellationToken.None);
            await Poll();
        }

        async Coroutine Poll()
        {
            try
            {
                while (true)
                {
                    if (hasDeadlines)
                    {
                        await MoveOnAfter(0.25.Seconds, async _ => await Sleep(1.Hours));
                    }
                    else
                    {
                        await Sleep(0.25.Seconds);
                    }
                }
            }
            finally
            {
                Log.Add($"polls no longer at {Now} s");
            }
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Clean_up_of_a_method_whose_callee_got_the_cancel_is_not_asked_again(bool isSlow)
    {
        Run(async () =>
        {
            var task = CreateTask(MoveOnAfter(1.Seconds, async _ => await Task.WhenAll(Sleeps(), Above())));
            if (isSlow)
            {
                for (var i = 0; i < 8; i++)
                {
                    await Sleep(1.Seconds);
                    Pass(1.Seconds);
                }
            }

            await task;
        });

        Log.Is("cleaned up at 21 s | cleaned up at 31 s");

        async Task Above()
        {
            try
            {
                await Sleeps();
            }
            finally
            {
                await Task.WhenAll(Slow(20), Slow(30));
            }
        }

        async Task Slow(int seconds)
        {
            await Task.Delay(100.Milliseconds, Clock, CancellationToken.None);
            await CleanUp(seconds - 0.1);
        }
    }

    [Fact]
    public void Clean_up_above_one_of_several_that_were_waited_for_is_not_asked_again()
    {
        Run(async () => await MoveOnAfter(1.Seconds, async _ => await Task.WhenAll(Sleeps(), Above())));

        Log.Is("cleaned up at 11 s");

        async Task Above()
        {
            var first = await Task.WhenAny(Sleeps(), Task.Delay(1.Hours, Clock, CancellationToken.None));
            try
            {
                await first;
            }
            finally
            {
                await Task.Delay(100.Milliseconds, Clock, CancellationToken.None);
                await CleanUp(9.9);
            }
        }
    }

    [Fact]
    public void Method_that_declined_the_cancel_goes_on_undisturbed_beside_one_that_has_heard_nothing()
    {
        Run(async () => await MoveOnAfter(1.Seconds, async _ => await Task.WhenAll(Declines(), UnheardFor(3))));

        Log.Is("asked at 3 s | cleaned up at 4 s | done at 61 s");

        async Task Declines()
        {
            try
            {
                await Sleeps();
            }
            catch (CancelledException)
            {
                // It goes on.
            }

            await Task.Delay(10.Seconds, Clock, CancellationToken.None);
            await Sleep(50.Seconds);
            Log.Add($"done at {Now} s");
        }
    }

    // Random programs found it.
    [Fact]
    public void Second_cancel_leaves_alone_what_clean_up_awaits_after_a_failure()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            task.Cancel();
            await Sleep(1.Seconds);
            task.Cancel();
            await Assert.ThrowsAsync<FormatException>(async () => await task);
        });

        Log.Is("cleaned up at 2 s");

        async Coroutine Work()
        {
            var told = new TaskCompletionSource();
            CurrentToken.Register(() => told.SetException(new FormatException()));
            try
            {
                await told.Task;
            }
            finally
            {
                await Gather(Below());
            }
        }

        async Coroutine Below()
        {
            await Task.Delay(2.Seconds, Clock, CurrentToken);
            Log.Add($"cleaned up at {Now} s");
        }
    }

    private static async Coroutine All(bool isGathered, Task[] tasks)
    {
        if (isGathered)
        {
            await Gather(tasks);
        }
        else
        {
            await Task.WhenAll(tasks);
        }
    }

    private async Task UnheardFor(int seconds)
    {
        await Task.Delay(seconds.Seconds, Clock, CancellationToken.None);
        await Asked();
    }

    private async Coroutine Asked()
    {
        try
        {
            await Sleep(1.Hours);
        }
        finally
        {
            Log.Add($"asked at {Now} s");
            await CleanUp(1);
        }
    }
}
