using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Meanwhile.Tests.Interop;

/// <summary>An <c>async Task</c> method gets a result with a cancel to come: it has not heard of that, and hears of it at its next coroutine, and by its token.</summary>
public class MissedCancelTests : HearingTest
{
    private readonly Channel<int> channel = Channel.CreateBounded<int>(1);
    private readonly SemaphoreSlim slim = new(0);

    public static TheoryData<string, bool> Sources =>
        new MatrixTheoryData<string, bool>(
            ["read", "wait to read", "read all", "write", "slim", "read as a task", "pooled method"],
            [true, false]
        );

    public static TheoryData<string, string> Contexts =>
        new MatrixTheoryData<string, string>(
            ["await", "gather", "outcomes", "gathered coroutine", "task of AsCoroutine", "group of AsCoroutine", "WaitFor", "WhenAll", "WhenAll beside one that has ended", "below a method", "iterator"],
            ["token", "linked"]
        );

    // The grant comes first, in the same step as the cancel.
    [Theory, MemberData(nameof(Sources))]
    public void Next_coroutine_hears_where_the_result_comes_in_the_moment_of_the_cancel(string source, bool isBelow)
    {
        RunWithCancelAtTheGrant(
            source,
            async () =>
            {
                await Waits(source);
                Log.Add($"got it at {Now} s");
                if (isBelow)
                {
                    await Sleeps();
                }
                else
                {
                    await Sleep(1.Hours);
                }
            }
        );
        Log.Is("got it at 1 s | ended at 1 s");
    }

    [Theory, MemberData(nameof(Sources))]
    public void Token_tells_where_the_result_comes_in_the_moment_of_the_cancel(string source, bool isBelow)
    {
        RunWithCancelAtTheGrant(
            source,
            async () =>
            {
                await Waits(source);
                Log.Add($"{CurrentToken.IsCancellationRequested}");
                await (isBelow ? Delays() : Task.Delay(1.Hours, Clock, CurrentToken));
            }
        );
        Log.Is("True | ended at 1 s");

        async Task Delays() => await Task.Delay(1.Hours, Clock, CurrentToken);
    }

    // The time is up while no code runs: one item ends by its token, and lets the next one in.
    [Theory, InlineData(2, 1), InlineData(10, 1), InlineData(10, 3)]
    public void Item_that_is_let_in_by_one_that_ends_is_asked_too(int items, int places)
    {
        for (var round = 0; round < 20; round++)
        {
            Run(async () =>
            {
                var start = Now;
                var free = new SemaphoreSlim(places);
                await Assert.ThrowsAsync<TimeoutException>(async () =>
                    await WithTimeout(1.Seconds, async _ =>
                    {
                        var token = CurrentToken;
                        await Task.WhenAll(Enumerable.Range(0, items).Select(i => Item(i, token)));
                    })
                );
                Assert.Equal(1, Now - start);

                async Task Item(int i, CancellationToken token)
                {
                    await free.WaitAsync(token);
                    try
                    {
                        await (i % 2 == 0 ? Delays() : Sleep(1.Hours));
                    }
                    finally
                    {
                        free.Release();
                    }
                }
            });
        }

        async Coroutine Delays() => await Task.Delay(1.Hours, Clock, CurrentToken);
    }

    [Theory, MemberData(nameof(Contexts))]
    public void Its_token_is_cancelled(string context, string by)
    {
        Run(async () =>
        {
            Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await In(context, Works))} at {Now} s");
            await Sleep(1.Hours);
        });
        Log.Is("True | cleaned up at 1.5 s | False at 1.5 s");

        async Task<int> Works()
        {
            await Commits(CurrentToken);
            try
            {
                Log.Add($"{CurrentToken.IsCancellationRequested}");
                return await Fetch(by, CurrentToken);
            }
            finally
            {
                Log.Add($"cleaned up at {Now} s");
            }
        }
    }

    [Theory, MemberData(nameof(Contexts))]
    public void Loop_that_looks_at_the_token_ends(string context, string by)
    {
        Run(async () =>
        {
            await MoveOnAfter(1.Seconds, async _ => await In(context, Polls));
            Log.Add($"at {Now} s");
            await Sleep(1.Hours);
        });
        Log.Is("2 rounds | at 1.4 s");

        async Task<int> Polls()
        {
            var rounds = 0;
            while (rounds < 100)
            {
                using var linked = CancellationTokenSource.CreateLinkedTokenSource(CurrentToken);
                if ((by == "linked" ? linked.Token : CurrentToken).IsCancellationRequested)
                {
                    break;
                }

                await Task.Delay(0.7.Seconds, Clock, CancellationToken.None);
                rounds++;
            }

            Log.Add($"{rounds} rounds");
            return rounds;
        }
    }

    // It has heard, and must be able to call out.
    [Theory, InlineData("gather"), InlineData("task of AsCoroutine"), InlineData("WhenAll")]
    public void Token_of_clean_up_of_one_that_has_heard_is_fresh(string context)
    {
        Run(async () =>
        {
            Log.Add($"{await MoveOnAfter(1.Seconds, async _ => await In(context, Works))} at {Now} s");
            await Sleep(1.Hours);
        });
        Log.Is("cleaned up at 1.5 s | False | False at 2 s");

        async Task<int> Works()
        {
            try
            {
                return await Fetch("token", CurrentToken);
            }
            finally
            {
                await CleanUp(0.5);
                Log.Add($"{CurrentToken.IsCancellationRequested}");
                await Task.Delay(0.5.Seconds, Clock, CurrentToken);
            }
        }
    }

    // Only the task was asked to end, and not the code that has begun the method.
    [Fact]
    public void Token_of_code_that_was_not_asked_stays_as_it_is()
    {
        Run(async () =>
        {
            var task = CreateTask(Works().AsCoroutine());
            await Sleep(1.Seconds);
            task.Cancel();
            await Wait([task]);
            Log.Add($"{task.IsCancelled} {CurrentToken.IsCancellationRequested} at {Now} s");
            await Sleep(1.Hours);
        });
        Log.Is("True False at 1 s | False");

        async Task Works()
        {
            await Task.Delay(1.5.Seconds, Clock, CancellationToken.None);
            Log.Add($"{CurrentToken.IsCancellationRequested}");
        }
    }

    private static async Coroutine In(string context, Func<Task<int>> begin)
    {
        switch (context)
        {
            case "await":
                await begin();
                break;
            case "gather":
                await Gather([begin()]);
                break;
            case "outcomes":
                await GatherOutcomes([begin()]);
                break;
            case "gathered coroutine":
                await Gather([begin().AsCoroutine()]);
                break;
            case "task of AsCoroutine":
                await CreateTask(begin().AsCoroutine());
                break;
            case "group of AsCoroutine":
                await TaskGroup.Run(async group => group.CreateTask(begin().AsCoroutine()));
                break;
            case "WaitFor":
                await WaitFor(begin().AsCoroutine(), 1.Hours);
                break;
            case "WhenAll":
                await Task.WhenAll(begin(), Sleeps());
                break;
            case "WhenAll beside one that has ended":
                await Task.WhenAll(Task.Delay(1.Hours, TimeProvider.System, CurrentToken), begin());
                break;
            case "below a method":
                await Gather([Below()]);
                break;
            default:
                await foreach (var _ in Items())
                {
                }

                break;
        }

        async Task<int> Below() => await begin();

        async IAsyncEnumerable<int> Items()
        {
            yield return await begin();
        }
    }

    private void RunWithCancelAtTheGrant(string source, Func<Task> work) =>
        Run(async () =>
        {
            channel.Writer.TryWrite(0);
            if (source != "write")
            {
                Assert.True(channel.Reader.TryRead(out _));
            }

            var task = CreateTask(Works());
            await Sleep(1.Seconds);
            Grants(source);
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
            Log.Add($"ended at {Now} s");

            async Coroutine Works() => await work();
        });

    // What has been waited for, in the step of the cancel.
    private void Grants(string source)
    {
        switch (source)
        {
            case "write":
                Assert.True(channel.Reader.TryRead(out _));
                break;
            case "slim":
                slim.Release();
                break;
            default:
                Assert.True(channel.Writer.TryWrite(1));
                break;
        }
    }

    private async Task Waits(string source)
    {
        switch (source)
        {
            case "read" or "pooled method":
                Assert.Equal(1, source == "read" ? await channel.Reader.ReadAsync(CurrentToken) : await ReadsPooled());
                break;
            case "wait to read":
                Assert.True(await channel.Reader.WaitToReadAsync(CurrentToken));
                break;
            case "read all":
                await foreach (var _ in channel.Reader.ReadAllAsync(CurrentToken))
                {
                    break;
                }

                break;
            case "write":
                await channel.Writer.WriteAsync(2, CurrentToken);
                break;
            case "slim":
                await slim.WaitAsync(CurrentToken);
                break;
            default:
                Assert.Equal(1, await channel.Reader.ReadAsync(CurrentToken).AsTask());
                break;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReadsPooled() => await channel.Reader.ReadAsync(CurrentToken);

    // It takes a token and cannot stop half way.
    private async Task Commits(CancellationToken token)
    {
        Assert.True(token.CanBeCanceled);
        await Task.Delay(1.5.Seconds, Clock, CancellationToken.None);
    }
}
