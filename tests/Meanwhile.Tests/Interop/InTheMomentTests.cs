using System.Threading.Channels;

namespace Meanwhile.Tests.Interop;

/// <summary>What is awaited below methods has ended, and the cancel comes before they have gone on.</summary>
public class InTheMomentTests : HearingTest
{
    public static TheoryData<string, int> Waits
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var kind in new[] { "a channel", "a channel with the token", "a Task", "a Task that runs continuations elsewhere", "a semaphore", "a future", "an event", "a timer with the token" })
            {
                for (var methods = 1; methods <= 3; methods++)
                {
                    data.Add(kind, methods);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Waits))]
    public void Method_that_goes_on_hears_at_its_next_coroutine_and_is_awaited(string kind, int methods)
    {
        Run(async () =>
        {
            var world = new World(Clock, kind);
            var task = CreateTask(Calls(world, methods));
            await Sleep(1.Seconds);
            world.End();
            task.Cancel();
            await Wait([task]);
            Log.Add($"{task.IsCancelled} at {Now} s");
        });

        // An event is as asyncio's: a cancel takes its wait back. The timer's end has not been heard of when the cancel comes.
        var all = Log.ToString();
        Assert.True(all is "went on at 1 s | cleaned up at 2 s | closed at 2 s | True at 2 s" || (kind is "an event" or "a timer with the token" && all is "closed at 1 s | True at 1 s"), all);
        Assert.Empty(TakeReports());
    }

    [Theory, MemberData(nameof(Waits))]
    public void Deadline_waits_for_its_clean_up(string kind, int methods)
    {
        Run(async () =>
        {
            var world = new World(Clock, kind);
            EventLoop.Current.CallLater(1.Seconds, world.End);
            var isInTime = await MoveOnAfter(1.Seconds, async _ => await Calls(world, methods));
            Log.Add($"{isInTime} at {Now} s");
        });

        var all = Log.ToString();
        Assert.True(all is "went on at 1 s | cleaned up at 2 s | closed at 2 s | False at 2 s" || (kind is "an event" or "a timer with the token" && all is "closed at 1 s | False at 1 s"), all);
        Assert.Empty(TakeReports());
    }

    [Theory, MemberData(nameof(Waits))]
    public void Group_waits_for_it_too(string kind, int methods)
    {
        Run(async () =>
        {
            var world = new World(Clock, kind);
            await TaskGroup.Run(async group =>
            {
                group.CreateTask(Calls(world, methods));
                await Sleep(1.Seconds);
                world.End();
                group.Cancel();
            });
            Log.Add($"over at {Now} s");
        });

        var all = Log.ToString();
        Assert.True(all is "went on at 1 s | cleaned up at 2 s | closed at 2 s | over at 2 s" || (kind is "an event" or "a timer with the token" && all is "closed at 1 s | over at 1 s"), all);
        Assert.Empty(TakeReports());
    }

    // The token was asked for long before: the method counts as told, though it has heard of nothing.
    [Theory, InlineData(false), InlineData(true)]
    public void Method_that_once_asked_for_its_token_hears_too(bool isAsked)
    {
        Run(async () =>
        {
            var future = new Future();
            var task = CreateTask(TaskGroup.Run(async group => group.CreateTask(Child(future))));
            await Sleep(1.Seconds);
            future.SetResult();
            task.Cancel();
            await Wait([task]);
            Log.Add($"{task.IsCancelled} at {Now} s");
        });

        Log.Is("went on at 1 s | True at 1 s");

        async Coroutine Child(Future future) => await Work(future);

        async Task Work(Future future)
        {
            await Part(future);
            Log.Add($"went on at {Now} s");
            await Sleeps();
            Log.Add("slept");
        }

        async Task Part(Future future)
        {
            _ = isAsked ? CurrentToken : default;
            await Sleep(0.5.Seconds);
            await future;
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Permit_that_came_is_not_lost(int methods)
    {
        using var slim = new SemaphoreSlim(0);
        Run(async () =>
        {
            var task = CreateTask(Uses());
            await Sleep(1.Seconds);
            slim.Release();
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Assert.Equal(1, slim.CurrentCount);

        async Coroutine Uses()
        {
            await Through(async () => await slim.WaitAsync(), methods);
            slim.Release();
        }
    }

    private async Coroutine Calls(World world, int methods)
    {
        try
        {
            await Works(world, methods);
        }
        finally
        {
            Log.Add($"closed at {Now} s");
        }
    }

    private async Task Works(World world, int methods)
    {
        await Through(world.Wait, methods - 1);
        Log.Add($"went on at {Now} s");
        await Processes();
    }

    private async Task Processes()
    {
        try
        {
            await Sleep(1.Hours);
        }
        finally
        {
            await CleanUp(1);
        }
    }

    private static async Task Through(Func<Coroutine> wait, int methods)
    {
        if (methods <= 0)
        {
            await wait();
        }
        else
        {
            await Through(wait, methods - 1);
        }
    }

    private sealed class World(TimeProvider clock, string kind)
    {
        private readonly Channel<int> channel = Channel.CreateUnbounded<int>();
        private readonly TaskCompletionSource source = new(kind.Contains("elsewhere", StringComparison.Ordinal) ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None);
        private readonly SemaphoreSlim slim = new(0);
        private readonly Future future = new();
        private readonly AsyncEvent bell = new();

        internal void End()
        {
            channel.Writer.TryWrite(1);
            source.SetResult();
            slim.Release();
            future.SetResult();
            bell.Set();
        }

        internal async Coroutine Wait()
        {
            switch (kind)
            {
                case "a channel":
                    await channel.Reader.ReadAsync();
                    break;
                case "a channel with the token":
                    await channel.Reader.ReadAsync(CurrentToken);
                    break;
                case "a semaphore":
                    await slim.WaitAsync();
                    break;
                case "a future":
                    await future;
                    break;
                case "an event":
                    await bell.Wait();
                    break;
                case "a timer with the token":
                    await Task.Delay(1.Seconds, clock, CurrentToken);
                    break;
                default:
                    await source.Task;
                    break;
            }
        }
    }
}
