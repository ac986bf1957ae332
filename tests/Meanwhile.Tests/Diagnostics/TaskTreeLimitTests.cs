namespace Meanwhile.Tests.Diagnostics;

[Collection(nameof(Alone))]
public class TaskTreeLimitTests : LoopTest
{
    [Fact]
    public void Tree_of_a_million_tasks_is_small()
    {
        Run(async () =>
        {
            for (var i = 1; i < 1_000_000; i++)
            {
                CreateTask(Sleep(TimeSpan.FromSeconds(i)));
            }

            await Yield();
            var tree = TaskTree.Capture();
            Assert.Equal(1_000_000, tree.TaskCount);
            Assert.Equal(100, tree.ShownCount);
            Assert.Equal(999_900, tree.OmittedRootCount);
            Assert.Equal("sleep, 99 s left", tree.Roots[^1].WaitsFor);
            var text = tree.ToString();
            Assert.EndsWith("└─ … and 999,900 more", text.TrimEnd());
            Assert.InRange(text.Length, 1000, 50_000);
        });
    }

    [Fact]
    public void Members_of_a_large_group_are_counted()
    {
        Run(async () =>
        {
            await TaskGroup.Run(async group =>
            {
                for (var i = 0; i < 100_000; i++)
                {
                    group.CreateTask(Sleep(1.Hours));
                }

                EventLoop.Current.CallSoon(() =>
                {
                    var tree = TaskTree.Capture(most: 11);
                    var main = Assert.Single(tree.Roots);
                    Assert.Equal(10, main.Awaited.Count);
                    Assert.Equal(99_990, main.OmittedCount);
                    Assert.Equal(11, tree.ShownCount);
                });
                await Yield();
                await Yield();
                group.Cancel();
            });
        });
    }

    [Fact]
    public void Long_chain_of_tasks_is_cut_where_it_is_too_deep_to_read()
    {
        Run(async () =>
        {
            var last = CreateTask(Sleep(1.Hours));
            for (var i = 0; i < 1000; i++)
            {
                last = CreateTask(Await(last));
            }

            await Yield();
            var tree = TaskTree.Capture(most: 100_000);
            Assert.Equal(1002, tree.TaskCount);
            var depth = 0;
            for (TaskNode? node = tree.Roots[1]; node is not null; node = node.Awaited is [var below] ? below : null)
            {
                depth++;
            }

            Assert.Equal(50, depth);
            Assert.Contains("… and 1 more", tree.ToString());
        });

        static async Coroutine Await(LoopTask awaited) => await awaited;
    }

    [Fact]
    public void Deep_coroutines_are_shown_by_their_ends()
    {
        Run(async () =>
        {
            CreateTask(Down(100_000), "deep");
            await Yield();
            var stack = TaskTree.Capture().Roots[1].Coroutines;
            Assert.Equal(16, stack.Outer.Count);
            Assert.Equal(16, stack.Inner.Count);
            Assert.Equal(100_001 - 32, stack.OmittedCount);
            Assert.Contains("Down › … 99,969 more … › Down", stack.ToString());
        });

        static async Coroutine Down(int depth)
        {
            if (depth > 0)
            {
                await Down(depth - 1);
            }
            else
            {
                await Sleep(1.Hours);
            }
        }
    }

    [Fact]
    public void Large_ring_of_tasks_is_found()
    {
        Run(async () =>
        {
            var tasks = new List<LoopTask>();
            for (var i = 0; i < 1000; i++)
            {
                var next = i + 1;
                tasks.Add(CreateTask(AwaitLater(() => tasks[next % tasks.Count])));
            }

            await Yield();
            var tree = TaskTree.Capture(most: 10);
            Assert.Equal(["main", tasks[0].Name], tree.Roots.Select(node => node.Name));
            tasks[0].Cancel();
        });

        static async Coroutine AwaitLater(Func<LoopTask> awaited) => await awaited();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Fewer_than_one_task_is_refused(int most)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TaskTree.Capture(most));
        using var loop = new EventLoop();
        Assert.Throws<ArgumentOutOfRangeException>(() => TaskTree.Capture(loop, most));
    }
}
