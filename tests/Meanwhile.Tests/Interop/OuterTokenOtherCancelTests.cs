namespace Meanwhile.Tests.Interop;

/// <summary>Tasks that were given the token of the code around, or have it there: what is another cancel than that one's, or a failure of their own.</summary>
public class OuterTokenOtherCancelTests : HearingTest
{
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
}
