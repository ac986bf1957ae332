namespace Meanwhile.Tests.Interop;

/// <summary>A result came with the cancel, code hears of that without suspending, and cleans up: undisturbed, with limits of its own, and a failure goes first.</summary>
public class CleanUpAfterAResultTests : HearingTest
{
    public static TheoryData<string, string, bool> Limits =>
        new MatrixTheoryData<string, string, bool>(["move on", "timeout", "group", "map"], ["delay", "throw", "linked"], [true, false]);

    public static TheoryData<string, bool, string> FirstOnes =>
        new MatrixTheoryData<string, bool, string>(
            ["sleep", "task", "group", "map", "gather", "future", "lock"],
            [true, false],
            ["finally", "method in finally", "await using"]
        );

    public static TheoryData<string, string> Failures =>
        new MatrixTheoryData<string, string>(["late", "of its own", "WhenAll"], ["finally", "catch", "await using", "two methods", "WhenAny"]);

    // A limit of the clean-up is its own, and tells so.
    [Theory, MemberData(nameof(Limits))]
    public void Limit_within_ends_as_ever(string limit, string hears, bool isMethod)
    {
        Run(async () =>
        {
            Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await (isMethod ? AboveMethod() : Works()))} at {Now} s");
        });
        Log.Is("limit passed at 2 s | cleaned up at 2.5 s | False at 2.5 s");

        async Coroutine AboveMethod() => await ByMethod();

        async Task ByMethod() => await Works();

        async Coroutine Works()
        {
            try
            {
                await Commits();
                await (hears == "linked" ? Fetch("linked", CurrentToken) : hears == "delay" ? Fetch("token", CurrentToken) : Throws());
            }
            finally
            {
                await Limited(limit);
                Log.Add($"limit passed at {Now} s");
                await CleanUp(0.5);
            }
        }
    }

    // What has ended by the cancel is awaited without suspending, by a method.
    [Theory, MemberData(nameof(FirstOnes))]
    public void Method_that_awaits_the_first_of_several_cleans_up_once(string awaited, bool isWhenEach, string cleanUp)
    {
        Run(async () =>
        {
            Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await FirstWins())} at {Now} s");
        });
        Log.Is("cleaned up at 1.5 s | False at 1.5 s");

        async Task FirstWins()
        {
            if (cleanUp == "await using")
            {
                await using var disposed = new Disposed(async () => await CleanUp(0.5));
                await First();
                return;
            }

            try
            {
                await First();
            }
            finally
            {
                if (cleanUp == "finally")
                {
                    await CleanUp(0.5);
                }
                else
                {
                    await Cleans();
                }
            }
        }

        async Task First()
        {
            if (isWhenEach)
            {
                await foreach (var ended in Task.WhenEach(Awaits(), Awaits()))
                {
                    await ended;
                }
            }
            else
            {
                await await Task.WhenAny(Awaits(), Awaits());
            }
        }

        async Task Cleans() => await CleanUp(0.5);

        async Task Awaits() => await Ours();

        async Coroutine Ours()
        {
            switch (awaited)
            {
                case "sleep":
                    await Sleep(1.Hours);
                    break;
                case "task":
                    await CreateTask(Sleep(1.Hours));
                    break;
                case "group":
                    await TaskGroup.Run(async group => group.CreateTask(Sleep(1.Hours)));
                    break;
                case "map":
                    await Map([1, 2], async _ => await Sleep(1.Hours));
                    break;
                case "gather":
                    await Gather(Sleep(1.Hours), Sleep(1.Hours));
                    break;
                case "future":
                    await new Future();
                    break;
                default:
                    await new AsyncEvent().Wait();
                    break;
            }
        }
    }

    // As in a coroutine: it is not lost, and the clean-up after it is let come to its end.
    [Theory, MemberData(nameof(Failures))]
    public void Failure_goes_first_in_a_method_too(string failure, string cleanUp)
    {
        Run(async () =>
        {
            var failed = await Assert.ThrowsAsync<IOException>(async () => await WithTimeout(1.Seconds, async _ => await Job()));
            Log.Add($"{failed.Message} at {Now} s");
            await Sleep(1.Hours);
        });
        Log.Is(failure == "WhenAll" ? "cleaned up at 1.5 s | rollback failed at 1.5 s" : "cleaned up at 2 s | rollback failed at 2 s");

        async Task Job()
        {
            switch (cleanUp)
            {
                case "finally":
                    try
                    {
                        await Fails();
                    }
                    finally
                    {
                        await CleanUp(0.5);
                    }

                    break;
                case "catch":
                    try
                    {
                        await Fails();
                    }
                    catch (IOException)
                    {
                        await CleanUp(0.5);
                        throw;
                    }

                    break;
                case "await using":
                    await using (new Disposed(async () => await CleanUp(0.5)))
                    {
                        await Fails();
                    }

                    break;
                case "two methods":
                    await Cleans();
                    break;
                default:
                    try
                    {
                        await await Task.WhenAny(Fails());
                    }
                    finally
                    {
                        await CleanUp(0.5);
                    }

                    break;
            }
        }

        async Task Cleans()
        {
            try
            {
                await Fails();
            }
            finally
            {
                await CleansBelow();
            }
        }

        async Task CleansBelow() => await CleanUp(0.5);

        async Task Fails()
        {
            if (failure == "WhenAll")
            {
                await Task.WhenAll(FailsToRollBack(), Sleeps());
                return;
            }

            await Commits();
            if (failure == "of its own")
            {
                throw new IOException("rollback failed");
            }

            try
            {
                await Fetch("token", CurrentToken);
            }
            catch (OperationCanceledException cancelled)
            {
                throw new IOException("rollback failed", cancelled);
            }
        }
    }

    // What a coroutine below has made of the cancel comes by way of something of ours to a coroutine below a method.
    [Theory, InlineData("gather"), InlineData("gather of two"), InlineData("WhenAll"), InlineData("coroutine")]
    public void Failure_that_was_made_of_it_further_below_goes_first(string way)
    {
        Run(async () =>
        {
            var failed = await Assert.ThrowsAsync<IOException>(async () => await WithTimeout(1.Seconds, async _ => await Work()));
            Log.Add($"{failed.Message} at {Now} s");
            await Sleep(1.Hours);
        });
        Log.Is("cleaned up at 1.5 s | rollback failed at 1.5 s");

        async Coroutine Work()
        {
            try
            {
                await Report();
            }
            catch (IOException)
            {
                await CleanUp(0.5);
                throw;
            }
        }

        async Task Report() => await Queries();

        async Coroutine Queries()
        {
            switch (way)
            {
                case "gather":
                    await Gather([FailsToRollBack()]);
                    break;
                case "gather of two":
                    await Gather([FailsToRollBack(), Sleeps()]);
                    break;
                case "WhenAll":
                    await Task.WhenAll(FailsToRollBack());
                    break;
                default:
                    await FailsToRollBack();
                    break;
            }
        }
    }

    // A failure goes first once; then the code has another AbandonAfter.
    [Theory, InlineData("late"), InlineData("of its own")]
    public void Method_that_tries_again_after_each_failure_ends(string failure)
    {
        Run(async () =>
        {
            await Assert.ThrowsAsync<TimeoutException>(async () => await WithTimeout(1.Seconds, async _ => await Tries()));
            Log.Add($"ended at {Now} s");
            await Sleep(1.Hours);
        });
        Log.Is("rollback failed at 2.5 s | ended at 4.5 s");

        async Task Tries()
        {
            while (true)
            {
                try
                {
                    await Commits();
                    await (failure == "late" ? Rollback() : throw new IOException("rollback failed"));
                }
                catch (IOException failed)
                {
                    await Sleep(1.Seconds);
                    Log.Add($"{failed.Message} at {Now} s");
                }
            }
        }

        async Task Rollback()
        {
            try
            {
                await Fetch("token", CurrentToken);
            }
            catch (OperationCanceledException cancelled)
            {
                throw new IOException("rollback failed", cancelled);
            }
        }
    }

    private static async Task FailsToRollBack()
    {
        try
        {
            await Sleep(1.Hours);
        }
        catch (OperationCanceledException cancelled)
        {
            throw new IOException("rollback failed", cancelled);
        }
    }

    private static async Task<int> Throws()
    {
        CurrentToken.ThrowIfCancellationRequested();
        return await Task.FromResult(1);
    }

    private async Coroutine Limited(string limit)
    {
        switch (limit)
        {
            case "move on":
                Assert.False(await MoveOnAfter(0.5.Seconds, async _ => await Sleep(1.Hours)));
                break;
            case "timeout":
                await Assert.ThrowsAsync<TimeoutException>(async () => await WithTimeout(0.5.Seconds, async _ => await Sleep(1.Hours)));
                break;
            case "group":
                await TaskGroup.Run(async group =>
                {
                    EventLoop.Current.CallLater(0.5.Seconds, () => group.Cancel());
                    await Sleep(1.Hours);
                });
                break;
            default:
                await Assert.ThrowsAsync<IOException>(async () =>
                    await Map([1, 2], async i =>
                    {
                        await Sleep(i == 1 ? 0.5.Seconds : 1.Hours);
                        throw new IOException();
                    })
                );
                break;
        }
    }

    // A library call that has a token, and brings its result after the cancel.
    private async Task Commits()
    {
        Assert.True(CurrentToken.CanBeCanceled);
        await Task.Delay(1.5.Seconds, Clock, CancellationToken.None);
    }
}
