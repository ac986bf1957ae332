namespace Meanwhile.Tests.Diagnostics;

public class TaskTreeForeignTests : LoopTest
{
    [Fact]
    public void Foreign_wait_is_named_by_its_type_and_method()
    {
        Run(async () =>
        {
            var never = new TaskCompletionSource<int>();
            CreateTask(AwaitTask(never.Task), "plain");
            CreateTask(AwaitTask(Download(never.Task)), "method");
            CreateTask(AwaitTask(Twice(never.Task)), "value");
            CreateTask(AwaitValue(new ValueTask<int>(never.Task)), "value task");
            CreateTask(AwaitCustom(), "custom");
            await Yield();
            await Yield();

            var waits = TaskTree.Capture().Roots.ToDictionary(node => node.Name, node => node.WaitsFor);
            Assert.Equal("Task<Int32>", waits["plain"]);
            Assert.Equal("Task of Download", waits["method"]);
            Assert.Equal("Task<Int32> of Twice", waits["value"]);
            Assert.Equal("ValueTask<Int32>", waits["value task"]);
            Assert.Equal("an awaitable with TaskTreeForeignTests.Patient", waits["custom"]);
            never.SetResult(1);
        });

        static async Task Download(Task awaited) => await awaited;

        static async Task<int> Twice(Task<int> awaited) => await awaited * 2;

        static async Coroutine AwaitTask(Task awaited) => await awaited;

        static async Coroutine AwaitValue(ValueTask<int> awaited) => await awaited;

        static async Coroutine AwaitCustom() => await new Patient();
    }

    [Fact]
    public void What_goes_on_below_foreign_code_is_shown_with_its_task()
    {
        Run(async () =>
        {
            var below = CreateTask(Sleep(1.Hours), "below");
            CreateTask(Outer(), "outer");
            await Yield();
            await Yield();

            var tree = TaskTree.Capture();
            var node = tree.Roots.Single(root => root.Name == "outer");
            Assert.Equal("Task of Foreign", node.WaitsFor);
            Assert.Equal(["Outer"], node.Coroutines.Outer);
            var branch = Assert.Single(node.Branches);
            Assert.Equal("task 'below'", branch.WaitsFor);
            Assert.Equal("below foreign code: Inner › task 'below'", branch.ToString());
            Assert.Equal("below", Assert.Single(node.Awaited).Name);
            Assert.Contains(branch.ToString(), tree.ToString());

            async Coroutine Outer() => await Foreign();

            async Task Foreign() => await Inner();

            async Coroutine Inner() => await below;
        });
    }

    [Fact]
    public void Sleep_below_foreign_code_says_what_is_left()
    {
        Run(async () =>
        {
            CreateTask(Outer(), "outer");
            await Sleep(1.Seconds);

            var branch = Assert.Single(TaskTree.Capture().Roots.Single(root => root.Name == "outer").Branches);
            Assert.Equal("sleep, 4 s left", branch.WaitsFor);
        });

        static async Coroutine Outer() => await Foreign();

        static async Task Foreign() => await Sleep(5.Seconds);
    }

    /// <summary>Never done until the loop closes; then it goes on outside.</summary>
    private sealed class Patient : System.Runtime.CompilerServices.INotifyCompletion
    {
        public bool IsCompleted => false;

        public Patient GetAwaiter() => this;

        public void GetResult() { }

        public void OnCompleted(Action continuation) => EventLoop.Current.CallLater(1.Minutes, continuation);
    }
}
