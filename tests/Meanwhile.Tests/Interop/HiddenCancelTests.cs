namespace Meanwhile.Tests.Interop;

/// <summary>Something of .NET's own stands for several, and does not tell that one of them ended by the cancel: nobody has declined it, and it comes at the next await.</summary>
public class HiddenCancelTests : HearingTest
{
    public static TheoryData<string, string> WaysAndCallers
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var way in (string[])["WhenAll that failed", "WhenAny", "WhenEach", "ContinueWith", "an iterator over WhenAll"])
            {
                foreach (var caller in (string[])["a coroutine", "a method", "a method above", "a coroutine above a method"])
                {
                    rows.Add(way, caller);
                }
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(WaysAndCallers))]
    public void Code_that_goes_on_from_it_hears_of_the_cancel_at_its_next_await(string way, string caller)
    {
        Run(async () => Log.Add($"finished {await MoveOnAfter(1.Seconds, async _ => await Call(way, caller, isTold: false))} at {Now} s"));

        Log.Is("went on at 1 s | cut off at 1 s | finished False at 1 s");
    }

    [Theory, MemberData(nameof(WaysAndCallers))]
    public void So_it_does_where_a_token_told_it(string way, string caller)
    {
        Run(async () => Log.Add($"finished {await MoveOnAfter(1.Seconds, async _ => await Call(way, caller, isTold: true))} at {Now} s"));

        Log.Is("went on at 1 s | cut off at 1 s | finished False at 1 s");
    }

    [Fact]
    public void Code_that_tries_again_and_again_ends()
    {
        Run(async () => await Assert.ThrowsAsync<TimeoutException>(async () => await WithTimeout(1.Seconds, async _ => await Retries())));

        async Coroutine Retries()
        {
            for (var left = 1000; left > 0; left--)
            {
                try
                {
                    await Task.WhenAll(Fails(), Sleeps());
                }
                catch (IOException failure)
                {
                    Assert.Equal("on purpose", failure.Message);
                }

                await Sleep(TimeSpan.FromSeconds(0.1));
            }
        }
    }

    [Fact]
    public void Clean_up_after_the_failure_comes_first()
    {
        Run(async () => Log.Add($"finished {await MoveOnAfter(1.Seconds, async _ => await Work())} at {Now} s"));

        // After a finally block that awaits it cannot be told when clean-up is over: it has its time.
        Log.Is("cleaned up at 2 s | cut off at 3 s | finished False at 3 s");

        async Coroutine Work()
        {
            try
            {
                try
                {
                    await Task.WhenAll(Fails(), Sleeps());
                }
                finally
                {
                    await CleanUp(1);
                }
            }
            catch (IOException failure)
            {
                Assert.Equal("on purpose", failure.Message);
            }

            await CleanUp(3600);
        }
    }

    [Fact]
    public void One_that_is_caught_and_not_thrown_on_is_declined_as_ever()
    {
        Run(async () => Log.Add($"finished {await MoveOnAfter(1.Seconds, async _ => await Work())} at {Now} s"));

        Log.Is("declined at 1 s | cleaned up at 2 s | finished True at 2 s");

        async Task Work()
        {
            await Task.WhenAll(Declines());
            await CleanUp(1);
        }

        async Task Declines()
        {
            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException)
            {
                Log.Add($"declined at {Now} s");
            }
        }
    }

    private async Coroutine Call(string way, string caller, bool isTold)
    {
        switch (caller)
        {
            case "a coroutine":
                await Waits(way, isTold);
                await CleanUp(3600);
                break;
            case "a method":
                await Method();
                break;
            case "a method above":
                await Above();
                break;
            default:
                await Only();
                await CleanUp(3600);
                break;
        }

        async Task Method()
        {
            await Waits(way, isTold);
            await CleanUp(3600);
        }

        async Task Above()
        {
            await Only();
            await CleanUp(3600);
        }

        async Task Only() => await Waits(way, isTold);
    }

    private async Task Waits(string way, bool isTold)
    {
        try
        {
            switch (way)
            {
                case "WhenAll that failed":
                    await Task.WhenAll(Fails(), Long(isTold));
                    break;
                case "WhenAny":
                    await Task.WhenAny(Long(isTold), Long(isTold));
                    break;
                case "WhenEach":
                    await foreach (var ended in Task.WhenEach(Long(isTold), Long(isTold)))
                    {
                        Assert.True(ended.IsCanceled);
                    }

                    break;
                case "ContinueWith":
                    await Long(isTold).ContinueWith(static _ => { }, TaskScheduler.Default);
                    break;
                default:
                    await foreach (var _ in Items(isTold)) { }

                    break;
            }
        }
        catch (IOException failure)
        {
            Assert.Equal("on purpose", failure.Message);
        }

        Log.Add($"went on at {Now} s");
    }

    private async IAsyncEnumerable<int> Items(bool isTold)
    {
        try
        {
            await Task.WhenAll(Fails(), Long(isTold));
        }
        catch (IOException failure)
        {
            Assert.Equal("on purpose", failure.Message);
        }

        yield return 1;
    }

    private async Task Long(bool isTold)
    {
        if (isTold)
        {
            await Task.Delay(1.Hours, Clock, CurrentToken);
        }
        else
        {
            await Sleep(1.Hours);
        }
    }

    private static async Task Fails()
    {
        await Sleep(TimeSpan.FromSeconds(0.5));
        throw new IOException("on purpose");
    }
}
