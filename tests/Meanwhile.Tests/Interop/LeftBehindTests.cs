using System.Threading.Channels;

namespace Meanwhile.Tests.Interop;

/// <summary>What becomes of an await that a cancel could not end at once, and what is said of it.</summary>
public class LeftBehindTests : LeftTest
{
    private readonly TaskCompletionSource never = new();

    [Fact]
    public void Callee_that_was_told_and_does_not_end_is_left_with_a_report_that_names_task_await_callee_and_mend()
    {
        Run(async () => await Cancelled(CreateTask(Deaf(), name: "worker")));

        var report = Assert.Single(TakeReports());
        Assert.Contains("task 'worker' created at", report, StringComparison.Ordinal);
        Assert.Contains("'Deaf' awaited Task of Download", report, StringComparison.Ordinal);
        Assert.Contains("within 2 s", report, StringComparison.Ordinal);
        Assert.Contains("Download was told by CurrentToken", report, StringComparison.Ordinal);
        Assert.Contains("LoopOptions.AbandonAfter", report, StringComparison.Ordinal);

        async Coroutine Deaf() => await Download(CurrentToken);

        async Task Download(CancellationToken token) => await never.Task.ConfigureAwait(token.CanBeCanceled);
    }

    [Fact]
    public void Alike_reports_of_one_moment_are_one_with_their_number()
    {
        Run(async () =>
        {
            var tasks = Enumerable.Range(0, 50).Select(_ => CreateTask(Deaf())).ToArray();
            await Yield();
            Array.ForEach(tasks, static task => task.Cancel());
            await TimePasses(tasks);
            Assert.All(tasks, static task => Assert.True(task.IsCancelled));
        });

        Assert.EndsWith("(49 more like it.)", Assert.Single(TakeReports()), StringComparison.Ordinal);

        async Coroutine Deaf()
        {
            _ = CurrentToken;
            await never.Task;
        }
    }

    [Fact]
    public void Time_runs_from_the_first_cancel_on()
    {
        Run(async () =>
        {
            var first = CreateTask(Deaf("first"));
            var second = CreateTask(Deaf("second"));
            await Yield();
            first.Cancel();
            Pass(1.9.Seconds);
            first.Cancel();
            second.Cancel();
            Pass(0.2.Seconds);
            await Wait([first]);
            Assert.False(second.IsDone);
            await TimePasses(second);
        });

        Log.Is("first | second");
        Assert.NotEmpty(TakeReports());

        async Coroutine Deaf(string name)
        {
            _ = CurrentToken;
            try
            {
                await never.Task;
            }
            finally
            {
                Log.Add(name);
            }
        }
    }

    [Fact]
    public void Clean_up_after_a_failure_of_what_was_told_goes_on_before_the_cancel_is_thrown()
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Yield();
            await Yield();
            task.Cancel();
            Pass(1.9.Seconds);
            await Sleep(1.95.Seconds);
            Assert.False(task.IsDone);
            await TimePasses(task);
            Assert.True(task.IsCancelled);
        });

        Log.Is("rolled back | saved | token True | await ended by CancelledException");

        async Coroutine Work()
        {
            try
            {
                await Command(CurrentToken);
            }
            catch (IOException)
            {
                await Task.Delay(1.Seconds, Clock, CancellationToken.None);
                Log.Add("rolled back");
                await Yield();
                await Sleep(0.9.Seconds);
                Log.Add("saved");
                Log.Add($"token {CurrentToken.IsCancellationRequested}");
                try
                {
                    await new Future();
                }
                catch (Exception cancellation)
                {
                    Log.Add($"await ended by {cancellation.GetType().Name}");
                    throw;
                }
            }
        }

        static async Task Command(CancellationToken token)
        {
            var ended = new TaskCompletionSource();
            using var registration = token.Register(() => ended.SetException(new IOException()));
            await ended.Task;
        }
    }

    [Fact]
    public void Code_that_tries_again_and_again_with_a_token_is_ended_all_the_same()
    {
        Run(async () => await Cancelled(CreateTask(Work())));

        // The last try was left, and failed after that.
        Assert.Equal(2, TakeReports().Count);

        async Coroutine Work()
        {
            while (true)
            {
                try
                {
                    await Fail(CurrentToken);
                }
                catch (IOException)
                {
                    Log.Add("again");
                }
            }
        }

        async Task Fail(CancellationToken token)
        {
            await Task.Delay(1.Seconds, Clock, CancellationToken.None);
            throw new IOException($"{token.CanBeCanceled}");
        }
    }

    [Fact]
    public void Item_of_a_read_that_began_after_the_cancel_is_dropped_and_told_of()
    {
        var channel = Channel.CreateUnbounded<string>();
        Run(async () =>
        {
            var task = CreateTask(Read());
            await Yield();
            task.Cancel();
            channel.Writer.TryWrite("first");
            await Yield();
            await Yield();
            channel.Writer.TryWrite("second");
            await Wait([task]);
            Assert.True(task.IsCancelled);
        });

        Log.Is("first");
        Assert.Contains("what came then was dropped: a value of String", Assert.Single(TakeReports()), StringComparison.Ordinal);

        async Coroutine Read()
        {
            while (true)
            {
                Log.Add(await channel.Reader.ReadAsync());
            }
        }
    }

    [Fact]
    public void Failure_of_a_read_that_began_after_the_cancel_is_inside_the_cancellation()
    {
        var channel = Channel.CreateUnbounded<int>();
        Run(async () =>
        {
            var task = CreateTask(Read());
            await Yield();
            task.Cancel();
            channel.Writer.TryWrite(1);
            await Yield();
            await Yield();
            channel.Writer.Complete(new FormatException());
            var seen = await AwaitForeignTests.Caught(async () => await task);
            Assert.IsType<FormatException>(Assert.IsType<CancelledException>(seen).GetBaseException());
        });

        async Coroutine Read()
        {
            while (true)
            {
                await channel.Reader.ReadAsync();
            }
        }
    }

    [Fact]
    public void Item_that_comes_after_its_read_was_left_is_told_of()
    {
        var channel = Channel.CreateUnbounded<string>();
        Run(async () =>
        {
            var task = CreateTask(Read());
            await Cancelled(task);
            Assert.StartsWith("task 'Task-2'", Assert.Single(TakeReports()), StringComparison.Ordinal);
            channel.Writer.TryWrite("late");
            await Yield();
        });

        Assert.Contains("a value of String", Assert.Single(TakeReports()), StringComparison.Ordinal);
        Assert.False(channel.Reader.TryRead(out _));

        async Coroutine Read() => await channel.Reader.ReadAsync();
    }

    [Fact]
    public void Code_that_awaits_on_and_on_what_can_be_given_no_exception_is_told_of()
    {
        Run(async () =>
        {
            var task = CreateTask(Spin());
            await Yield();
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled);
        });

        var report = Assert.Single(TakeReports());
        Assert.Contains("was asked to end and has not in 1,000 awaits", report, StringComparison.Ordinal);
        Assert.Contains("YieldAwaitable", report, StringComparison.Ordinal);

        static async Coroutine Spin()
        {
            for (var i = 0; i < 1200; i++)
            {
                await Task.Yield();
            }
        }
    }
}
