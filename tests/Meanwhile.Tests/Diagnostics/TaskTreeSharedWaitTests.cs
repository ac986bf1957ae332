namespace Meanwhile.Tests.Diagnostics;

/// <summary>Many wait for one future of many: the look at them takes as long as they are together, not as the product of both.</summary>
public class TaskTreeSharedWaitTests : LoopTest
{
    private const int Many = 3000;

    [Theory, InlineData(100), InlineData(2 * Many)]
    public void Future_for_which_many_wait_is_gone_through_a_few_times(int most)
    {
        Run(async () =>
        {
            var sleepers = Enumerable.Range(0, Many).Select(_ => CreateTask(Sleep(1.Hours))).ToArray();
            var shared = new Counting(EventLoop.Current, sleepers);
            var waiters = Enumerable.Range(0, Many).Select(_ => CreateTask(Await(shared))).ToArray();
            await Yield();

            var tree = TaskTree.Capture(most);
            Assert.InRange(shared.Passed, Many, 2 * Many);
            Assert.Equal((2 * Many) + 1, tree.TaskCount);
            Assert.Equal(["main", waiters[0].Name], tree.Roots.Take(2).Select(node => node.Name));
            Assert.Equal(Many, tree.Roots[1].Awaited.Count + tree.Roots[1].OmittedCount);
            Assert.All(tree.Roots.Skip(2), node => Assert.Equal(Many, node.Awaited.Count + node.OmittedCount));
            shared.SetResult();
        });
    }

    [Fact]
    public void Shared_future_inside_futures_of_their_own_is_gone_through_once_for_all_that_are_not_shown()
    {
        Run(async () =>
        {
            var sleepers = Enumerable.Range(0, Many).Select(_ => CreateTask(Sleep(1.Hours))).ToArray();
            var shared = new Counting(EventLoop.Current, sleepers);
            var waiters = Enumerable.Range(0, Many).Select(_ => CreateTask(Await(new Counting(EventLoop.Current, [shared])))).ToArray();
            await Yield();

            const int shown = 10;
            var tree = TaskTree.Capture(shown);
            Assert.InRange(shared.Passed, Many, (shown + 1) * Many);
            Assert.Equal(Many + 1, tree.Roots.Count + tree.OmittedRootCount);
            Assert.Equal(waiters[0].Name, tree.Roots[1].Name);
        });
    }

    [Fact]
    public void Task_behind_two_waits_of_one_task_stands_below_it_once()
    {
        Run(async () =>
        {
            await TaskGroup.Run(async group =>
            {
                var member = group.CreateTask(Sleep(1.Seconds), "member");
                var beside = CreateTask(Sleep(1.Seconds), "beside");
                EventLoop.Current.CallSoon(() => Assert.Equal(["member", "beside"], Assert.Single(TaskTree.Capture().Roots).Awaited.Select(node => node.Name)));
                await Gather(member, beside, member);
            });
        });
    }

    private static async Coroutine Await(Future awaited) => await awaited;

    /// <summary>A future of futures that counts how many of them were looked at.</summary>
    private sealed class Counting(EventLoop loop, IEnumerable<Future> awaited) : Future(loop)
    {
        internal int Passed { get; private set; }

        internal override IEnumerable<Future> Behind
        {
            get
            {
                foreach (var future in awaited)
                {
                    Passed++;
                    yield return future;
                }
            }
        }
    }
}
