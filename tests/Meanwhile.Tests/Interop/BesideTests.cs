using System.Threading.Channels;

namespace Meanwhile.Tests.Interop;

/// <summary>A cancel meets an await inside a foreign method, of what stands beside that method or above it in the same task.</summary>
public class BesideTests : LeftTest
{
    [Fact]
    public void What_the_task_has_begun_before_cleans_up_before_the_method_that_awaits_it()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Cancelled(task);
        });
        Log.Is("first has cleaned up | second goes on: CancelledException");

        async Coroutine Work()
        {
            var first = First();
            await Second(first);
        }

        async Task First()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                await Sleep(1.Seconds);
                Log.Add("first has cleaned up");
            }
        }

        async Task Second(Task first) => await Awaits(first);

        async Coroutine Awaits(Task first)
        {
            try
            {
                await first;
            }
            catch (Exception failure)
            {
                Log.Add($"second goes on: {failure.GetType().Name}");
                throw;
            }
        }
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3)]
    public void Method_whose_end_is_on_its_way_when_its_time_is_up_is_not_left_behind(int turns)
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            await Yield();
            task.Cancel();
            Pass(1.9.Seconds);
            for (var turn = 0; turn < turns; turn++)
            {
                await Yield();
            }

            Pass(0.2.Seconds);
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });
        Log.Is("cleans up | outer ends");

        async Coroutine Work() => await Outer();

        async Task Outer()
        {
            try
            {
                await Middle();
            }
            finally
            {
                Log.Add("outer ends");
            }
        }

        async Task Middle()
        {
            await Task.Yield();
            await Inner();
        }

        async Coroutine Inner()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                Log.Add("cleans up");
            }
        }
    }

    [Fact]
    public void Cancel_that_what_is_awaited_below_did_not_hear_of_is_thrown_later_where_the_task_gathers_the_method()
    {
        var channel = Channel.CreateUnbounded<int>();
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            await Yield();
            task.Cancel();
            channel.Writer.Complete();
            await TimePasses(task);
            Assert.True(task.IsCancelled, task.ToString());
        });
        Log.Is("closed | one has ended | next: CancelledException");

        async Coroutine Work() => await Gather([Outer()]);

        async Task Outer() => await Steps();

        async Coroutine Steps()
        {
            await foreach (var ended in Task.WhenEach(Inner()))
            {
                Log.Add(ended.IsCompletedSuccessfully ? "one has ended" : $"{ended.Status}");
            }

            try
            {
                await Sleep(1.Hours);
            }
            catch (Exception failure)
            {
                Log.Add($"next: {failure.GetType().Name}");
                throw;
            }
        }

        async Task Inner() => await Receive();

        async Coroutine Receive()
        {
            try
            {
                await channel.Reader.ReadAsync();
            }
            catch (ChannelClosedException)
            {
                Log.Add("closed");
            }
        }
    }

    [Fact]
    public void Cancel_that_comes_while_what_ran_out_of_time_ends_goes_on_outward_once()
    {
        var channel = Channel.CreateUnbounded<int>();
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(2.Seconds);
            task.Cancel();
            await Yield();
            channel.Writer.Complete();
            await TimePasses(task);
            Assert.True(task.IsCancelled, task.ToString());
            Assert.True(Clock.GetElapsedTime(0) < 1.Hours, $"{Clock.GetElapsedTime(0)}");
        });
        Log.Is("closed | in time: CancelledException | work: CancelledException");

        async Coroutine Work() => await Logged("work", Method());

        async Task Method() => await Logged("in time", InTime());

        async Coroutine InTime()
        {
            try
            {
                await WithTimeout(1.Seconds, async _ => await Task.WhenAll(Sleeping(), Receiving()));
            }
            catch (TimeoutException)
            {
                Log.Add("timed out");
            }
        }

        static async Task Sleeping() => await Sleep(1.Hours);

        async Task Receiving() => await Receive();

        async Coroutine Receive()
        {
            try
            {
                await channel.Reader.ReadAsync();
            }
            catch (ChannelClosedException)
            {
                Log.Add("closed");
            }
        }
    }

    /// <summary>Whatever one of several ended by: nobody has caught the cancel of who waits for them.</summary>
    [Theory, InlineData("any"), InlineData("any as a plain Task"), InlineData("each")]
    public void Cancel_by_which_one_of_several_ended_is_heard_by_who_waits_for_the_first(string way)
    {
        Run(async () =>
        {
            var task = CreateTask(Logged("work", Work()));
            await Yield();
            await Yield();
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
            Assert.True(Clock.GetElapsedTime(0) < 1.Minutes, $"{Clock.GetElapsedTime(0)}");
        });
        Log.Is("work: CancelledException");

        async Coroutine Work()
        {
            var both = new[] { Sleeping(TimeSpan.Zero), Sleeping(1.Seconds) };
            switch (way)
            {
                case "any":
                    await Task.WhenAny(both);
                    break;
                case "each":
                    await foreach (var each in Task.WhenEach(both))
                    {
                        Assert.True(each.IsCanceled);
                    }

                    break;
                default:
                    Task any = Task.WhenAny(both);
                    await any;
                    break;
            }
        }

        static async Task Sleeping(TimeSpan cleanUp)
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                await Sleep(cleanUp);
            }
        }
    }

    [Fact]
    public void Cancel_to_come_is_not_lost_when_a_group_is_cancelled_on_top_of_it()
    {
        Run(async () =>
        {
            var task = CreateTask(Logged("work", Work()));
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
            Assert.True(Clock.GetElapsedTime(0) < 1.Minutes, $"{Clock.GetElapsedTime(0)}");
        });
        Log.Is("work goes on | given away: CancelledException | work: CancelledException");

        async Coroutine Work()
        {
            LoopTask.Current!.Cancel();
            _ = GivenAway();
            await TaskGroup.Run(group =>
            {
                group.Cancel();
                return Coroutine.Completed;
            });
        }

        // Left at once: the cancel is thrown there before the group asks.
        async Task GivenAway() => await Logged("given away", new TaskCompletionSource().Task);
    }

    [Fact]
    public void Clean_up_after_a_failure_may_wait_for_the_first_of_several()
    {
        var told = new TaskCompletionSource();
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            await Yield();
            task.Cancel();
            told.SetException(new InvalidOperationException("lost"));
            await TimePasses(task);
        });
        Log.Is("cleans up | first | lost");

        async Coroutine Work()
        {
            try
            {
                _ = CurrentToken;
                await told.Task;
            }
            catch (InvalidOperationException lost)
            {
                Log.Add("cleans up");
                await Task.WhenAny(Sleeping(), Sleeping());
                Log.Add($"first | {lost.Message}");
            }
        }

        static async Task Sleeping() => await Sleep(1.Milliseconds);
    }

    private async Coroutine Logged(string who, Task what) => await Logged(who, what.AsCoroutine());

    private async Coroutine Logged(string who, Coroutine what)
    {
        try
        {
            await what;
            Log.Add($"{who} goes on");
            await Sleep(1.Hours);
        }
        catch (Exception failure)
        {
            Log.Add($"{who}: {failure.GetType().Name}");
            throw;
        }
    }
}
