namespace Meanwhile.Tests.Interop;

/// <summary>What ends by a cancel that was not its own, or is asked by several at once, is told as that and once.</summary>
public class EndedByOthersTests : LoopTest
{
    [Theory, InlineData("task"), InlineData("stream"), InlineData("as completed"), InlineData("shield"), InlineData("wait")]
    public void Task_that_awaits_what_the_token_of_another_scope_has_ended_is_cancelled_and_not_failed(string how)
    {
        LoopTask? task = null;
        Run(async () =>
        {
            Assert.False(await MoveOnAfter(1.Seconds, async _ => await Work()));
            await Sleep(1.Seconds);
            Assert.True(task is null or { IsCancelled: true }, $"{task}");
        });

        async Coroutine Work()
        {
            var loading = Load(CurrentToken);
            switch (how)
            {
                case "task":
                    task = CreateTask(Awaits(loading));
                    await Sleep(1.Hours);
                    break;
                case "stream":
                    await foreach (var outcome in MapStream([1, 2], async _ => await Value(loading), limit: 2))
                    {
                        Log.Add($"{outcome}");
                    }

                    break;
                case "as completed":
                    await foreach (var done in AsCompleted([loading.AsCoroutine()]))
                    {
                        await done;
                    }

                    break;
                case "shield":
                    await Shield(loading.AsCoroutine());
                    break;
                default:
                    await Wait([CreateTask(Awaits(loading)), CreateTask(Awaits(loading))]);
                    break;
            }
        }

        async Task Load(CancellationToken token) => await Task.Delay(1.Hours, Clock, token);

        static async Coroutine Awaits(Task loading) => await loading;

        static async Coroutine<int> Value(Task loading)
        {
            await loading;
            return 1;
        }
    }

    [Fact]
    public void Clean_up_of_the_items_of_a_stream_is_not_asked_again_at_the_end_of_the_run()
    {
        Run(async () =>
        {
            CreateTask(Consumer());
            await Sleep(1.Seconds);
        });

        Log.Is("cleaned up 1 | cleaned up 2");

        async Coroutine Consumer()
        {
            await foreach (var outcome in MapStream([1, 2], Item, limit: 2))
            {
                Log.Add($"{outcome}");
            }
        }

        async Coroutine<int> Item(int number)
        {
            try
            {
                await Sleep(1.Hours);
                return number;
            }
            finally
            {
                await Sleep(1.Seconds);
                Log.Add($"cleaned up {number}");
            }
        }
    }

    [Fact]
    public void Async_void_method_that_a_cancel_has_ended_is_no_failure()
    {
        Run(async () =>
        {
            Assert.False(await MoveOnAfter(1.Seconds, async _ =>
            {
                Begin();
                await Sleep(1.Hours);
            }));
        });

        Log.Is("ended");

        async void Begin()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                Log.Add("ended");
            }
        }
    }

    [Fact]
    public void Task_of_NET_is_the_same_for_all_who_ask_while_it_runs()
    {
        Run(async () =>
        {
            var plain = CreateTask(Sleep(1.Seconds));
            var typed = CreateTask(Value());
            Assert.Same(plain.AsTask(), plain.AsTask());
            Assert.Same(typed.AsTask(), typed.AsTask());
            Assert.Equal(3, await typed.AsTask());
            await ((LoopTask)typed).AsTask();
            await plain.AsTask();
            Assert.True(plain.AsTask().IsCompletedSuccessfully);
        });

        static async Coroutine<int> Value()
        {
            await Sleep(1.Seconds);
            return 3;
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Clean_up_that_fails_after_its_gathering_was_cancelled_is_reported(bool isOfNet)
    {
        Run(async () =>
        {
            Assert.False(await MoveOnAfter(1.Seconds, async _ => await (isOfNet ? Gather([Method(), Task.Delay(1.Hours, Clock, CurrentToken)]) : Gather(Fails(), Sleep(1.Hours)))));
            await Sleep(5.Seconds);
        });

        Assert.Contains(isOfNet ? "failed after the await of it was cancelled" : "never looked at", Assert.Single(TakeReports()), StringComparison.Ordinal);

        static async Task Method() => await Fails();

        static async Coroutine Fails()
        {
            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException)
            {
                await Sleep(1.Seconds);
                throw new IOException();
            }
        }
    }

    [Fact]
    public void Cancel_is_thrown_after_what_goes_on_whatever_the_end()
    {
        Run(async () => Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await Work())} at {EventLoop.Current.Time.TotalSeconds} s"));
        Log.Is("-1 | False at 1 s");

        async Coroutine Work()
        {
            var results = await Task.WhenAll(Number().ContinueWith(static ended => ended.IsCompletedSuccessfully ? 1 : -1, TaskScheduler.Default));
            Log.Add($"{results[0]}");
            await Sleep(1.Hours);
        }

        static async Task Number() => await Sleep(1.Hours);
    }
}
