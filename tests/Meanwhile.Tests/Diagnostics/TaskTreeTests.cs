namespace Meanwhile.Tests.Diagnostics;

public class TaskTreeTests : LoopTest
{
    [Fact]
    public void Tree_tells_who_awaits_whom_down_to_what_each_waits_for()
    {
        string? picture = null;
        Run(async () =>
        {
            var db = new AsyncLock("db");
            var jobs = new AsyncQueue<int>(1, "jobs");
            await TaskGroup.Run(async group =>
            {
                group.CreateTask(Write(), "writer");
                group.CreateTask(Read(), "reader");
                group.CreateTask(Work(), "worker");
                await Yield();
                await Yield();
                EventLoop.Current.CallSoon(() => picture = Drawn(TaskTree.Capture()));
                await Yield();
                group.Cancel();
            });

            async Coroutine Write()
            {
                using (await db.Acquire())
                {
                    await Save();
                }
            }

            async Coroutine Save() => await Sleep(3.2.Seconds);

            async Coroutine Read()
            {
                using var held = await db.Acquire();
            }

            async Coroutine Work() => await jobs.Get();
        });

        Assert.Equal(
            """
            event loop 'tree': 4 tasks
            └─ task 'main': ready, goes on in its turn
               │  lambda in Tree_tells_who_awaits_whom_down_to_what_each_waits_for › TaskGroup.Run › lambda in Tree_tells_who_awaits_whom_down_to_what_each_waits_for, created at LoopTest.cs
               ├─ task 'writer': sleep, 3.2 s left
               │     Write › Save, created at TaskTreeTests.cs
               ├─ task 'reader': lock 'db' held by task 'writer'
               │     Read › AsyncLock.Acquire, created at TaskTreeTests.cs
               └─ task 'worker': queue 'jobs' (empty)
                     Work › AsyncQueue.Get, created at TaskTreeTests.cs

            """,
            picture
        );
    }

    [Fact]
    public void Task_that_another_one_awaits_stands_below_it()
    {
        Run(async () =>
        {
            var inner = CreateTask(Sleep(1.Hours), "inner");
            var outer = CreateTask(Await(inner), "outer");
            await Yield();

            var tree = TaskTree.Capture();
            Assert.Equal(["main", "outer"], tree.Roots.Select(node => node.Name));
            Assert.Equal(TaskActivity.Running, tree.Roots[0].Activity);
            var node = tree.Roots[1];
            Assert.Equal("task 'inner'", node.WaitsFor);
            var below = Assert.Single(node.Awaited);
            Assert.Equal("sleep, 3600 s left", below.WaitsFor);
            Assert.Equal(["Sleep"], below.Coroutines.Outer);
            await outer.CancelAndWait();
        });
    }

    [Fact]
    public void Task_that_two_await_is_shown_in_full_below_the_first()
    {
        Run(async () =>
        {
            var inner = CreateTask(Sleep(1.Hours), "inner");
            CreateTask(Await(inner), "first");
            CreateTask(Await(inner), "second");
            await Yield();

            var tree = TaskTree.Capture();
            var (first, second) = (tree.Roots[1], tree.Roots[2]);
            Assert.False(Assert.Single(first.Awaited).IsRepeated);
            Assert.True(Assert.Single(second.Awaited).IsRepeated);
            Assert.Equal(4, tree.ShownCount);
            Assert.Contains("task 'inner': shown elsewhere", Drawn(tree));
        });
    }

    [Fact]
    public void Tasks_that_await_each_other_are_shown_as_a_cycle_below_the_oldest()
    {
        Run(async () =>
        {
            LoopTask? second = null;
            var first = CreateTask(AwaitLater(() => second!), "first");
            second = CreateTask(Await(first), "second");
            await Yield();

            var tree = TaskTree.Capture();
            var node = tree.Roots.Single(root => root.Name == "first");
            var below = Assert.Single(node.Awaited);
            Assert.Equal("second", below.Name);
            Assert.True(Assert.Single(below.Awaited).IsCycle);
            Assert.Equal(3, tree.ShownCount);
            Assert.Contains("task 'first': a cycle", Drawn(tree));
            first.Cancel();
        });

        static async Coroutine AwaitLater(Func<LoopTask> awaited) => await awaited();
    }

    [Fact]
    public void Gathered_shielded_and_awaited_tasks_stand_below_who_waits_for_them()
    {
        Run(async () =>
        {
            var forever = CreateTask(Sleep(1.Hours), "forever");
            CreateTask(Gathers(), "gathers");
            CreateTask(Shields(forever), "shields");
            CreateTask(Waits(forever), "waits");
            await Yield();
            await Yield();

            var tree = TaskTree.Capture();
            var gathers = tree.Roots.Single(node => node.Name == "gathers");
            Assert.Equal("gather of 2", gathers.WaitsFor);
            Assert.Equal(2, gathers.Awaited.Count);
            var shields = tree.Roots.Single(node => node.Name == "shields");
            Assert.Equal("shield of task 'forever'", shields.WaitsFor);
            Assert.Equal("forever", Assert.Single(shields.Awaited).Name);
            Assert.Equal("the first of 2", tree.Roots.Single(node => node.Name == "waits").WaitsFor);
        });

        static async Coroutine Gathers() => await Gather(Sleep(1.Hours), Sleep(2.Hours));

        static async Coroutine Shields(LoopTask task) => await Shield(task);

        static async Coroutine Waits(LoopTask task) => await Wait([task, new Future()], until: WaitUntil.First);
    }

    [Fact]
    public void Each_primitive_says_what_it_is_waited_for()
    {
        Run(async () =>
        {
            var places = new AsyncSemaphore(0, name: "places");
            var flag = new AsyncEvent("flag");
            var barrier = new AsyncBarrier(3, "start");
            var full = new AsyncQueue<int>(1, "full");
            full.TryPut(1);
            var unnamed = new AsyncQueue<int>();
            var thread = new ManualResetEventSlim();
            CreateTask(places.Acquire(), "semaphore");
            CreateTask(flag.Wait(), "event");
            CreateTask(barrier.Wait(), "barrier");
            CreateTask(full.Put(2), "put");
            CreateTask(full.Join(), "join");
            CreateTask(unnamed.Get(), "get");
            CreateTask(Await(new Future()), "future");
            CreateTask(Sleep(TimeSpan.MaxValue), "endless");
            CreateTask(ToThread(thread.Wait), "thread");
            for (var turn = 0; turn < 5; turn++)
            {
                await Yield();
            }

            var waits = TaskTree.Capture().Roots.ToDictionary(node => node.Name, node => node.WaitsFor);
            thread.Set();
            Assert.Equal("semaphore 'places' with 0 free", waits["semaphore"]);
            Assert.Equal("event 'flag'", waits["event"]);
            Assert.Equal("barrier 'start' (1 of 3)", waits["barrier"]);
            Assert.Equal("queue 'full' (full)", waits["put"]);
            Assert.Equal("all done of queue 'full' (1 left)", waits["join"]);
            Assert.Equal("queue (empty)", waits["get"]);
            Assert.Equal("future", waits["future"]);
            Assert.Equal("sleep without an end", waits["endless"]);
            Assert.Equal("work on a thread", waits["thread"]);
        });
    }

    [Fact]
    public void Task_that_has_not_begun_or_waits_for_a_place_says_so()
    {
        Run(async () =>
        {
            await TaskGroup.Run(
                async group =>
                {
                    group.CreateTask(Sleep(1.Seconds), "runs");
                    group.CreateTask(Sleep(1.Seconds), "held");
                    var fresh = CreateTask(Sleep(1.Seconds), "fresh");
                    EventLoop.Current.CallSoon(() =>
                    {
                        var tree = TaskTree.Capture();
                        Assert.Equal(TaskActivity.Waiting, Find(tree, "fresh").Activity);
                        Assert.Equal(TaskActivity.HeldBack, Find(tree, "held").Activity);
                        Log.Add("seen");
                    });
                    Assert.Equal(TaskActivity.NotBegun, Find(TaskTree.Capture(), "fresh").Activity);
                    await fresh;
                },
                limit: 1
            );
        });

        Log.Is("seen");
    }

    [Theory]
    [InlineData('\n')]
    [InlineData('\x1b')]
    [InlineData('\x7f')]
    [InlineData('\x85')]
    [InlineData('\x9b')]
    [InlineData('\u2028')]
    [InlineData('\u202e')]
    [InlineData('\u2066')]
    public void Name_with_what_would_tear_the_picture_does_not(char torn)
    {
        Run(async () =>
        {
            CreateTask(Sleep(1.Hours), $"two{torn}lines");
            await Yield();
            var tree = TaskTree.Capture();
            Assert.Equal($"two{torn}lines", tree.Roots[1].Name);
            Assert.Contains("task 'two lines': sleep", Drawn(tree));
        });
    }

    protected override LoopOptions Options =>
        new()
        {
            Name = "tree",
            TimeProvider = Clock,
            OnError = Report,
            HandleInterrupt = false,
        };

    private static async Coroutine Await(Future awaited) => await awaited;

    private static TaskNode Find(TaskTree tree, string name) => All(tree.Roots).First(node => node.Name == name);

    private static IEnumerable<TaskNode> All(IEnumerable<TaskNode> nodes) => nodes.SelectMany(node => All(node.Awaited).Prepend(node));

    /// <summary>The picture without folders and lines of source files.</summary>
    private static string Drawn(TaskTree tree) =>
        System.Text.RegularExpressions.Regex.Replace(
            tree.ToString().ReplaceLineEndings("\n"),
            @"created at .*?(?<file>[\w.]+\.cs):\d+",
            "created at ${file}",
            System.Text.RegularExpressions.RegexOptions.ExplicitCapture,
            10.Seconds
        );
}
