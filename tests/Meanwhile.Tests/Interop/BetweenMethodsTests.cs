using System.IO.Pipelines;

namespace Meanwhile.Tests.Interop;

/// <summary>A cancel comes while a method has ended and the one that awaits it has not gone on; and what gives the cancel without suspending.</summary>
public class BetweenMethodsTests : HearingTest
{
    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Method_that_loops_over_methods_ends_in_whichever_turn_the_cancel_comes(int methods)
    {
        EndsInWhicheverTurn(() => Leaf(methods - 1), static task => task.Cancel());

        static async Task Leaf(int below)
        {
            if (below == 0)
            {
                await Yield();
            }
            else
            {
                await Leaf(below - 1);
            }
        }
    }

    // The code that cancels is foreign too and came from another thread: it is none of what this loop has posted, and ends nothing of that.
    [Fact]
    public void So_does_it_where_code_from_another_thread_cancels_it()
    {
        EndsInWhicheverTurn(Leaf, CancelFromAnotherThread);

        static async Task Leaf() => await Yield();

        static void CancelFromAnotherThread(LoopTask task)
        {
            var context = SynchronizationContext.Current!;
            var thread = new Thread(() => context.Post(_ => task.Cancel(), null));
            thread.Start();
            thread.Join();
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Item_is_given_or_stays_in_the_queue_in_whichever_turn_the_cancel_comes(int methods)
    {
        for (var turns = 0; turns < 12; turns++)
        {
            Run(async () =>
            {
                var queue = new AsyncQueue<int>();
                var got = 0;
                var task = CreateTask(Takes());
                await Yield();
                await Yield();
                queue.TryPut(1);
                for (var i = 0; i < turns; i++)
                {
                    await Yield();
                }

                task.Cancel();
                await Wait([task]);
                Assert.Equal(1, got + queue.Count);

                async Coroutine Takes()
                {
                    while (true)
                    {
                        await Take(methods);
                        got++;
                    }
                }

                async Task<int> Take(int below) => below == 0 ? await queue.Get() : await Take(below - 1);
            });
        }
    }

    public static TheoryData<string> Waits => ["Gather of Tasks", "Gather of coroutines", "GatherOutcomes", "a task of AsCoroutine", "a pipe", "WhenEach", "ContinueWith"];

    [Theory, MemberData(nameof(Waits))]
    public void Method_around_it_cleans_up_undisturbed(string what)
    {
        Run(async () =>
        {
            var isInTime = await MoveOnAfter(1.Seconds, async _ => await Guards(what));
            Log.Add($"{isInTime}");
        });

        Log.Is("cleaned up at 2 s | False");
    }

    // What ContinueWith makes of it declines nothing.
    public static TheoryData<string> Declined => [.. Waits.Where(static wait => wait.Data != "ContinueWith")];

    [Theory, MemberData(nameof(Declined))]
    public void Method_that_declines_the_cancel_goes_on(string what)
    {
        Run(async () =>
        {
            var task = CreateTask(Calls());
            EventLoop.Current.CallLater(1.Seconds, () => task.Cancel());
            await Wait([task]);
        });

        Log.Is("declined at 1 s | went on until 2 s");

        async Coroutine Calls() => await Declines();

        async Task Declines()
        {
            try
            {
                await All(what);
            }
            catch (OperationCanceledException)
            {
                Log.Add($"declined at {Now} s");
            }

            await Sleep(1.Seconds);
            Log.Add($"went on until {Now} s");
        }
    }

    private async Task Guards(string what)
    {
        try
        {
            await All(what);
        }
        catch (OperationCanceledException)
        {
            await CleanUp(1);
            throw;
        }
    }

    private static async Task All(string what)
    {
        switch (what)
        {
            case "Gather of Tasks":
                await Gather([Sleeps(), Sleeps()]);
                break;
            case "Gather of coroutines":
                await Gather(Sleeps().AsCoroutine(), Sleeps().AsCoroutine());
                break;
            case "GatherOutcomes":
                await GatherOutcomes([Sleeps(), Sleeps()]);
                break;
            case "a task of AsCoroutine":
                await CreateTask(Sleeps().AsCoroutine());
                break;
            case "a pipe":
                await Reads();
                break;
            case "WhenEach":
                await Takes();
                break;
            default:
                await Sleeps().ContinueWith(static ended => ended, TaskScheduler.Default).Unwrap();
                break;
        }
    }

    private static async Coroutine Reads() => await new Pipe().Reader.ReadAsync(CurrentToken);

    private static async Coroutine Takes()
    {
        await foreach (var ended in Task.WhenEach(Sleeps(), Sleeps()))
        {
            await ended;
        }
    }

    private void EndsInWhicheverTurn(Func<Task> leaf, Action<LoopTask> cancel)
    {
        for (var turns = 0; turns < 12; turns++)
        {
            Run(async () =>
            {
                var rounds = 0;
                var task = CreateTask(Calls());
                for (var i = 0; i < turns; i++)
                {
                    await Yield();
                }

                cancel(task);
                await Wait([task]);
                Assert.True(task.IsCancelled, $"after {turns} turns: {task}");
                var ended = rounds;
                await Sleep(1.Seconds);
                Assert.Equal(ended, rounds);

                async Coroutine Calls() => await Work();

                async Task Work()
                {
                    while (true)
                    {
                        await leaf();
                        rounds++;
                    }
                }
            });
        }
    }
}
