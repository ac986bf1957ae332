namespace Meanwhile.Tests.Interop;

/// <summary>Tasks of a group, a map or a stream that were given the token of the code around: that this is asked to end is one cancel for them, by whichever way it comes first.</summary>
public class OuterTokenTests : HearingTest
{
    private static readonly string[] Ways =
    [
        "group",
        "group whose body sleeps",
        "group whose body fails since",
        "Map",
        "Map with a limit",
        "MapStream",
        "MapStream, in the loop",
        "group in a task of a group",
        "Gather in a task of a group",
        "task in a task of a group",
        "the group's own token",
    ];

    private static readonly string[] Tokens = ["token", "linked", "none"];

    public static TheoryData<string, string> Cases => new MatrixTheoryData<string, string>(Ways, Tokens);

    [Theory, MemberData(nameof(Cases))]
    public void Clean_up_that_the_token_began_is_not_cut_off(string way, string by)
    {
        Run(async () => Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Works(way, item => Cleans(by, item)))} at {Now} s"));
        Log.Is("cleaned up at 1.5 s | cleaned up at 1.5 s | False at 1.5 s");
    }

    [Theory, MemberData(nameof(Cases))]
    public void Task_around_them_is_cancelled(string way, string by)
    {
        RunAndCancel(async () => await Works(way, item => Cleans(by, item)));
        Log.Is("cleaned up at 1.5 s | cleaned up at 1.5 s");
    }

    [Theory, MemberData(nameof(Cases))]
    public void Nothing_fails_where_nothing_cleans_up(string way, string by)
    {
        RunAndCancel(async () => await Works(way, async token => await Fetch(by, token)));
        Run(async () => Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Works(way, async token => await Fetch(by, token)))} at {Now} s"));
        Log.Is("False at 1 s");
    }

    [Theory, MemberData(nameof(Cases))]
    public void Clean_up_of_a_method_that_the_token_began_is_not_cut_off(string way, string by)
    {
        Run(async () => Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Works(way, async token => await Method(by, token)))} at {Now} s"));
        Log.Is("cleaned up at 1.5 s | cleaned up at 1.5 s | False at 1.5 s");
    }

    // The group is cancelled by its own, once more: that is another cancel.
    [Theory, InlineData("token"), InlineData("linked"), InlineData("none")]
    public void Cancel_of_the_group_itself_ends_the_clean_up(string by)
    {
        Run(async () =>
        {
            await MoveOnAfter(1.Seconds, async _ =>
                await TaskGroup.Run(async group =>
                {
                    EventLoop.Current.CallLater(2.Seconds, () => group.Cancel());
                    group.CreateTask(Long(by, CurrentToken));
                    try
                    {
                        await Sleep(1.Hours);
                    }
                    catch (CancelledException)
                    {
                        await Shield(Sleep(5.Seconds));
                    }
                })
            );
        });
        Log.Is("cut off at 2 s");

        async Coroutine Long(string by, CancellationToken token)
        {
            try
            {
                await Fetch(by, token);
            }
            finally
            {
                await CleanUp(9);
            }
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Clean_up_may_use_the_token_and_tasks_of_its_own(string way, string by)
    {
        Run(async () => Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Works(way, Item))} at {Now} s"));
        Log.Is("cleaned up at 1.5 s | cleaned up at 1.5 s | False at 1.5 s");

        async Coroutine Item(CancellationToken token)
        {
            try
            {
                await Fetch(by, token);
            }
            finally
            {
                await Task.Delay(0.25.Seconds, Clock, CurrentToken);
                await CreateTask(CleanUp(0.25));
            }
        }
    }

    // A deadline in the body of a group is none of its tasks', nor is that of who waits for a task that goes on without.
    [Theory, InlineData("group"), InlineData("Wait"), InlineData("Shield"), InlineData("MapStream")]
    public void Limit_of_its_own_is_a_failure_of_what_a_deadline_beside_it_does_not_end(string way)
    {
        Run(async () =>
        {
            LoopTask? task = null;
            switch (way)
            {
                case "group":
                    await Assert.ThrowsAsync<ExceptionGroup>(async () =>
                        await TaskGroup.Run(async group =>
                        {
                            task = group.CreateTask(Limited());
                            await MoveOnAfter(1.Seconds, async _ => await Told(Sleep(1.Hours)));
                            await Sleep(1.Hours);
                        })
                    );
                    break;
                case "MapStream":
                    var outcomes = new List<Outcome<int>>();
                    await foreach (var outcome in MapStream(new[] { 0, 1 }, Item, limit: 2))
                    {
                        outcomes.Add(outcome);
                        Assert.Equal(outcomes.Count > 1, await MoveOnAfter(1.Seconds, async _ => await Told(Sleep(outcomes.Count > 1 ? TimeSpan.Zero : 1.Hours))));
                    }

                    Assert.IsType<TaskCanceledException>(outcomes[^1].Exception);
                    return;
                default:
                    task = CreateTask(Limited());
                    await MoveOnAfter(1.Seconds, async _ => await Told(way == "Wait" ? Waits(task) : ShieldedWait(task)));
                    await Wait([task]);
                    break;
            }

            Assert.False(task!.IsCancelled);
            Assert.IsType<TaskCanceledException>(task.Exception);
        });
        TakeReports();

        async Coroutine Told(Coroutine work)
        {
            _ = CurrentToken;
            await work;
        }

        async Coroutine Waits(LoopTask task) => await Wait([task]);

        async Coroutine ShieldedWait(LoopTask task) => await Shield(task);

        async Coroutine<int> Item(int item)
        {
            if (item == 1)
            {
                await Limited();
            }

            return item;
        }

        async Coroutine Limited()
        {
            using var limit = new CancellationTokenSource(4.Seconds, Clock);
            await Task.Delay(1.Hours, Clock, limit.Token);
        }
    }

    // It has declined the cancel of which its token told, and is not left behind when its group ends later for another reason.
    [Theory, InlineData(true), InlineData(false)]
    public void Method_that_declined_it_hears_when_the_group_ends_for_another_reason(bool fails)
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            task.Cancel();
            if (!fails)
            {
                await Sleep(7.Seconds);
                task.Cancel();
            }

            await Wait([task]);
            Log.Add($"{(task.IsCancelled ? "cancelled" : task.Exception?.GetType().Name)} at {Now} s");
        });
        Log.Is(fails ? "cancelled at 8 s | ExceptionGroup at 8 s" : "cancelled at 8 s | cancelled at 8 s");

        async Coroutine Work()
        {
            var token = CurrentToken;
            await TaskGroup.Run(async group =>
            {
                group.CreateTask(Child(token));
                try
                {
                    await Sleep(1.Hours);
                }
                catch (CancelledException)
                {
                    await Sleep(7.Seconds);
                }

                if (fails)
                {
                    throw new IOException();
                }
            });
        }

        async Coroutine Child(CancellationToken token) => await Declining(token);

        async Task Declining(CancellationToken token)
        {
            try
            {
                await Task.Delay(1.Hours, Clock, token);
            }
            catch (OperationCanceledException)
            {
                Assert.True(token.IsCancellationRequested);
            }

            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException)
            {
                Log.Add($"cancelled at {Now} s");
                throw;
            }
        }
    }

    // It cleans up after a deadline of its own, before the cancel or after the token told of that: what began that is another cancel.
    [Theory, InlineData(2, true), InlineData(2, false), InlineData(11, true), InlineData(11, false)]
    public void Clean_up_after_a_deadline_further_in_is_cut_off_by_it(double seconds, bool isBelowAMethod)
    {
        Run(async () =>
        {
            var task = CreateTask(Outer());
            await Sleep(10.Seconds);
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });
        Log.Is($"cut off at {(seconds < 10 ? 10 : 12)} s");

        async Coroutine Outer() => await Service(CurrentToken);

        async Task Service(CancellationToken stop) =>
            await TaskGroup.Run(async group =>
            {
                group.CreateTask(isBelowAMethod ? Worker() : Limited());
                if (seconds > 10)
                {
                    await Ends(stop);
                }
            });

        async Coroutine Worker() => await Step();

        async Task Step() => await Limited();

        async Coroutine Limited()
        {
            try
            {
                await WithTimeout(TimeSpan.FromSeconds(seconds), async _ => await Slow());
            }
            catch (TimeoutException)
            {
                Log.Add("timeout");
            }
        }

        async Coroutine Slow()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                await CleanUp(100);
            }
        }

        // The body is ended two seconds after its token has told of the cancel.
        async Task Ends(CancellationToken stop)
        {
            try
            {
                await Task.Delay(1.Hours, Clock, stop);
            }
            finally
            {
                await Task.Delay(2.Seconds, Clock, CancellationToken.None);
            }
        }
    }

    // Told of a cancel that its group never passed on: what it ends by later has nothing to do with that.
    [Fact]
    public void Limit_of_its_own_is_a_failure_though_the_code_around_declined_a_cancel_before()
    {
        Run(async () =>
        {
            var failures = await Assert.ThrowsAsync<ExceptionGroup>(async () =>
                await TaskGroup.Run(async group =>
                {
                    group.CreateTask(Limited());
                    Assert.False(await MoveOnAfter(1.Seconds, async _ => await Told()));
                    LoopTask.Current!.Cancel();
                    try
                    {
                        await Sleep(1.Hours);
                    }
                    catch (CancelledException)
                    {
                        LoopTask.Current.Uncancel();
                    }

                    await Sleep(1.Hours);
                })
            );
            Assert.IsType<TaskCanceledException>(Assert.Single(failures.InnerExceptions));
        });

        async Task Told() => await Task.Delay(1.Hours, Clock, CurrentToken);

        async Coroutine Limited()
        {
            await Sleep(2.Seconds);
            using var limit = new CancellationTokenSource(1.Seconds, Clock);
            await Task.Delay(1.Hours, Clock, limit.Token);
        }
    }

    private async Coroutine Works(string way, Func<CancellationToken, Coroutine> work)
    {
        var token = CurrentToken;
        switch (way)
        {
            case "group":
                await TaskGroup.Run(async group => Two(group, () => work(token)));
                break;
            case "group whose body sleeps":
                await TaskGroup.Run(async group =>
                {
                    Two(group, () => work(token));
                    await Sleep(1.Hours);
                });
                break;
            case "group whose body fails since":
                try
                {
                    await TaskGroup.Run(async group =>
                    {
                        Two(group, () => work(token));
                        try
                        {
                            await Sleep(1.Hours);
                        }
                        catch (CancelledException cancelled)
                        {
                            throw new IOException("closed", cancelled);
                        }
                    });
                }
                catch (ExceptionGroup failures)
                {
                    Assert.IsType<IOException>(Assert.Single(failures.InnerExceptions));
                    await Yield();
                }

                break;
            case "Map":
                await Map(new[] { 1, 2 }, async _ => await work(token));
                break;
            case "Map with a limit":
                await Map(new[] { 1, 2 }, async _ => await work(token), limit: 2);
                break;
            case "MapStream":
            case "MapStream, in the loop":
                await foreach (var _ in MapStream(new[] { 0, 1, 2 }, Item, limit: 3))
                {
                    if (way != "MapStream")
                    {
                        await Sleep(1.Hours);
                    }
                }

                break;
            case "group in a task of a group":
                await TaskGroup.Run(async outer => outer.CreateTask(TaskGroup.Run(async group => Two(group, () => work(token)))));
                break;
            case "Gather in a task of a group":
                await TaskGroup.Run(async group => group.CreateTask(Gathers()));
                break;
            case "task in a task of a group":
                await TaskGroup.Run(async group => Two(group, async () => await CreateTask(work(token))));
                break;
            default:
                await TaskGroup.Run(async group =>
                {
                    var own = CurrentToken;
                    Two(group, () => work(own));
                });
                break;
        }

        async Coroutine<int> Item(int item)
        {
            if (item > 0)
            {
                await work(token);
            }

            return item;
        }

        async Coroutine Gathers() => await Gather([work(token), work(token)]);

        static void Two(TaskGroup group, Func<Coroutine> work)
        {
            group.CreateTask(work());
            group.CreateTask(work());
        }
    }

    private async Coroutine Cleans(string by, CancellationToken token)
    {
        try
        {
            await Fetch(by, token);
        }
        finally
        {
            await CleanUp(0.5);
        }
    }

    private async Task Method(string by, CancellationToken token)
    {
        try
        {
            await Fetch(by, token);
        }
        finally
        {
            await CleanUp(0.5);
        }
    }
}
