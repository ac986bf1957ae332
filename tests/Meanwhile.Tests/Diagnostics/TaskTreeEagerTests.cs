namespace Meanwhile.Tests.Diagnostics;

public class TaskTreeEagerTests : LoopTest
{
    [Fact]
    public void Makers_of_an_eager_task_are_shown_as_running_while_it_runs()
    {
        Run(async () =>
        {
            await Make();
            Assert.Equal(TaskActivity.Running, Assert.Single(TaskTree.Capture().Roots).Activity);
        });

        static async Coroutine Make()
        {
            await Yield();
            var outer = CreateTask(Outer(), "outer", eager: true);
            await outer;
        }

        static async Coroutine Outer()
        {
            await CreateTask(Inner(), "inner", eager: true);
        }

        static async Coroutine Inner()
        {
            var ready = CreateTask(Yield(), "ready");
            var tree = TaskTree.Capture();
            Assert.Equal(["main", "outer", "inner", "ready"], tree.Roots.Select(node => node.Name));
            Assert.Equal(
                [TaskActivity.Running, TaskActivity.Running, TaskActivity.Running, TaskActivity.NotBegun],
                tree.Roots.Select(node => node.Activity)
            );
            Assert.All(tree.Roots, node => Assert.Null(node.WaitsFor));

            // Of those in the middle of a step: what is not on the stack.
            Assert.EndsWith("Make", tree.Roots[0].Coroutines.ToString(), StringComparison.Ordinal);
            await ready;
        }
    }

    [Fact]
    public void Maker_that_goes_on_after_an_eager_task_is_what_it_is()
    {
        Run(async () =>
        {
            var eager = CreateTask(Sleep(1.Hours), "eager", eager: true);
            Assert.Equal([TaskActivity.Running, TaskActivity.Waiting], TaskTree.Capture().Roots.Select(node => node.Activity));
            EventLoop.Current.CallSoon(() => Assert.Equal([TaskActivity.Ready, TaskActivity.Waiting], TaskTree.Capture().Roots.Select(node => node.Activity)));
            await Yield();
            await eager.CancelAndWait();
        });
    }

    [Fact]
    public void Eager_task_that_a_callback_makes_has_nobody_above_it()
    {
        TaskTree? tree = null;
        Run(async () =>
        {
            EventLoop.Current.CallSoon(() => CreateTask(Look(), "eager", eager: true));
            await Sleep(1.Seconds);
        });

        Assert.Equal([TaskActivity.Waiting, TaskActivity.Running], tree!.Roots.Select(node => node.Activity));

        async Coroutine Look() => tree = TaskTree.Capture();
    }
}
