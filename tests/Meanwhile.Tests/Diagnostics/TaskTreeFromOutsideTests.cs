namespace Meanwhile.Tests.Diagnostics;

public class TaskTreeFromOutsideTests : LoopTest
{
    [Fact]
    public void Another_thread_sees_the_tasks_of_a_running_loop()
    {
        TaskTree? tree = null;
        Run(async () =>
        {
            var loop = EventLoop.Current;
            CreateTask(Sleep(1.Hours), "sleeper");
            await ToThread(() => tree = TaskTree.Capture(loop));
        });

        Assert.Equal(["main", "sleeper"], tree!.Roots.Select(node => node.Name));
        Assert.Equal("work on a thread", tree.Roots[0].WaitsFor);
    }

    [Fact]
    public void Loop_that_nobody_runs_shows_its_tasks()
    {
        using var runner = new LoopRunner(Options);
        runner.Run(async () =>
        {
            CreateTask(Sleep(1.Hours), "left");
            await Yield();
        });

        var tree = TaskTree.Capture(runner.Loop);
        Assert.Equal("left", Assert.Single(tree.Roots).Name);
        Assert.Equal("sleep, 3600 s left", tree.Roots[0].WaitsFor);
    }

    [Fact]
    public void Looks_from_other_threads_do_not_disturb_runs_and_closing()
    {
        EventLoop? seen = null;
        var isOver = false;
        Exception? unexpected = null;
        var looking = new Thread(() =>
        {
            while (!Volatile.Read(ref isOver))
            {
                if (Volatile.Read(ref seen) is { } loop)
                {
                    var refusal = Record.Exception(() => TaskTree.Capture(loop, timeout: 1.Minutes));
                    if (refusal is not null && !refusal.Message.StartsWith("Event loop is closed", StringComparison.Ordinal))
                    {
                        unexpected ??= refusal;
                    }
                }
            }
        });
        looking.Start();
        try
        {
            for (var round = 0; round < 500; round++)
            {
                var ended = 0;
                using (var runner = new LoopRunner(Options))
                {
                    Volatile.Write(ref seen, runner.Loop);
                    for (var run = 0; run < 3; run++)
                    {
                        runner.Run(async () =>
                        {
                            CreateTask(Last());
                            await Yield();
                        });
                    }
                }

                Assert.Equal(3, ended);

                async Coroutine Last()
                {
                    try
                    {
                        await Sleep(1.Hours);
                    }
                    finally
                    {
                        ended++;
                    }
                }
            }
        }
        finally
        {
            Volatile.Write(ref isOver, true);
            looking.Join();
        }

        Assert.Null(unexpected);
    }

    [Fact]
    public void Loop_whose_run_ends_before_it_has_seen_the_question_is_looked_at()
    {
        TaskTree? tree = null;
        Thread? asking = null;
        using var loop = new EventLoop(Options);
        loop.CallSoon(() =>
        {
            asking = new Thread(() => tree = TaskTree.Capture(loop, timeout: 1.Minutes));
            asking.Start();

            // It has asked when its question stands in the inbox.
            SpinWait.SpinUntil(() => loop.Inbox.HasItems);
            loop.Stop();
        });
        loop.RunForever();
        asking!.Join();

        Assert.Equal(0, tree!.TaskCount);
    }

    [Fact]
    public void Loop_that_is_blocked_is_given_up_after_the_timeout()
    {
        using var asked = new ManualResetEventSlim();
        using var began = new ManualResetEventSlim();
        Exception? refusal = null;
        EventLoop? loop = null;
        var asking = new Thread(() =>
        {
            began.Wait();
            refusal = Record.Exception(() => TaskTree.Capture(loop!, timeout: 10.Milliseconds));
            asked.Set();
        });
        asking.Start();
        Run(async () =>
        {
            loop = EventLoop.Current;
            began.Set();
            asked.Wait();
        });
        asking.Join();

        Assert.StartsWith("event loop 'loop-", Assert.IsType<TimeoutException>(refusal).Message);
        Assert.Contains("did not come to show its tasks within 0.01 s", refusal.Message);
    }

    [Fact]
    public void Endless_patience_lasts_until_the_loop_comes_to_it()
    {
        TaskTree? tree = null;
        Run(async () =>
        {
            var loop = EventLoop.Current;
            tree = await ToThread(() => TaskTree.Capture(loop, timeout: Timeout.InfiniteTimeSpan));
        });

        Assert.Equal("main", Assert.Single(tree!.Roots).Name);
    }

    [Theory, InlineData(-2), InlineData(-1000)]
    public void Other_negative_patience_is_refused_by_name(int milliseconds)
    {
        using var loop = new EventLoop(Options);
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => TaskTree.Capture(loop, timeout: milliseconds.Milliseconds));
        Assert.Equal("timeout", refusal.ParamName);
        Assert.Equal(milliseconds.Milliseconds, refusal.ActualValue);
        Assert.Contains("Timeout.InfiniteTimeSpan", refusal.Message);
    }

    [Fact]
    public void Closed_loop_is_refused()
    {
        var loop = new EventLoop(Options);
        loop.Close();
        Assert.Contains("Event loop is closed", Assert.Throws<InvalidOperationException>(() => TaskTree.Capture(loop)).Message);
    }

    [Fact]
    public void Loop_that_closes_meanwhile_says_so()
    {
        Exception? refusal = null;
        using var asking = new ManualResetEventSlim();
        Thread? thread = null;
        var loop = new EventLoop(Options);
        loop.CallSoon(() =>
        {
            thread = new Thread(() => refusal = Record.Exception(() => TaskTree.Capture(loop, timeout: 1.Minutes)));
            thread.Start();

            // It has asked when its question stands in the inbox.
            SpinWait.SpinUntil(() => loop.Inbox.HasItems);
            loop.Stop();
        });
        loop.RunForever();
        loop.Close();
        thread!.Join();

        Assert.Contains("Event loop is closed", Assert.IsType<InvalidOperationException>(refusal).Message);
    }

    [Fact]
    public void Thread_that_runs_no_loop_has_to_name_one()
    {
        Assert.Contains("no running event loop", Assert.Throws<InvalidOperationException>(() => TaskTree.Capture()).Message);
        Assert.Throws<ArgumentNullException>(() => TaskTree.Capture(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => TaskTree.Capture(new EventLoop(), timeout: -1.Seconds));
    }

    [Fact]
    public void Nowhere_to_print_is_refused()
    {
        Run(async () => Assert.Throws<ArgumentNullException>(() => TaskTree.Capture().Print(null!)));
    }
}
