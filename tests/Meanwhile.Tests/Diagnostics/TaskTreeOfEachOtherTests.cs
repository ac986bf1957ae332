namespace Meanwhile.Tests.Diagnostics;

/// <summary>Loops on threads of their own take each other's tree in the middle of a step.</summary>
public class TaskTreeOfEachOtherTests : LoopTest
{
    [Theory, InlineData(2), InlineData(3)]
    public void Loops_that_take_each_others_trees_at_the_same_moment_all_get_them(int loops)
    {
        var trees = CaptureInARing(loops, patience: Timeout.InfiniteTimeSpan);

        for (var i = 0; i < loops; i++)
        {
            Assert.Equal($"ring-{(i + 1) % loops}", trees[i].Loop);

            // The other one looks too, or has looked and ended its step.
            var main = Assert.Single(trees[i].Roots);
            Assert.Equal("main", main.Name);
            Assert.Contains(main.Activity, (TaskActivity[])[TaskActivity.Running, TaskActivity.Waiting]);
        }
    }

    [Fact]
    public void Loop_that_takes_another_ones_tree_is_shown_as_it_stands()
    {
        // The second is blocked until the first has been looked at, which the first is by the third, while it waits for the second.
        using var looked = new ManualResetEventSlim();
        using var began = new ManualResetEventSlim();
        using var second = new EventLoop(Named("second"));
        using var first = new EventLoop(Named("first"));
        Exception? refusal = null;
        var blocked = new Thread(() =>
        {
            second.CallSoon(() =>
            {
                began.Set();
                looked.Wait();
                second.Stop();
            });
            second.RunForever();
        });
        var looking = new Thread(() =>
        {
            began.Wait();
            refusal = Record.Exception(() => first.RunUntilComplete(Look()));
        });
        blocked.Start();
        looking.Start();
        try
        {
            SpinWait.SpinUntil(() => second.Inbox.HasItems);
            var tree = TaskTree.Capture(first, timeout: 1.Minutes);
            Assert.Equal(TaskActivity.Running, Assert.Single(tree.Roots).Activity);
        }
        finally
        {
            looked.Set();
            looking.Join();
            blocked.Join();
        }

        Assert.Null(refusal);
        Log.Is("0 tasks");

        async Coroutine Look() => Log.Add($"{TaskTree.Capture(second, timeout: 1.Minutes).TaskCount} tasks");
    }

    private TaskTree[] CaptureInARing(int loops, TimeSpan patience)
    {
        var trees = new TaskTree[loops];
        var failures = new Exception?[loops];
        var running = new EventLoop[loops];
        using var allRun = new Barrier(loops);
        using var allLooked = new Barrier(loops);
        var threads = Enumerable.Range(0, loops).Select(Start).ToArray();
        Array.ForEach(threads, static thread => thread.Join());
        Assert.All(failures, Assert.Null);
        return trees;

        Thread Start(int number)
        {
            var thread = new Thread(() => failures[number] = Record.Exception(() => Async.Run(() => Main(number), Named($"ring-{number}"))));
            thread.Start();
            return thread;
        }

        async Coroutine Main(int number)
        {
            running[number] = EventLoop.Current;
            allRun.SignalAndWait();
            trees[number] = TaskTree.Capture(running[(number + 1) % loops], timeout: patience);

            // None ends before all have asked.
            await ToThread(allLooked.SignalAndWait);
        }
    }

    // By the system's clock: each is on a thread of its own.
    private LoopOptions Named(string name) =>
        new()
        {
            Name = name,
            OnError = Report,
            HandleInterrupt = false,
        };
}
