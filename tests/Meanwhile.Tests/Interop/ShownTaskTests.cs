namespace Meanwhile.Tests.Interop;

/// <summary>Code on the thread pool that awaits a task of the loop, shown as a Task, goes on there, and not in the middle of the loop.</summary>
public class ShownTaskTests
{
    [Theory, InlineData("result"), InlineData("cancel"), InlineData("failure")]
    public void Code_of_the_pool_goes_on_on_the_pool(string end)
    {
        Run(async () =>
        {
            var thread = Environment.CurrentManagedThreadId;
            var gate = new Future();
            var task = CreateTask(Work(gate));
            var shown = task.AsTask();
            var begun = new TaskCompletionSource();
            var foreign = Task.Run(async () =>
            {
                begun.SetResult();
                try
                {
                    await shown;
                }
                catch (Exception ended) when (ended is OperationCanceledException or IOException)
                {
                    Assert.NotEqual("result", end);
                }

                return (Environment.CurrentManagedThreadId, Thread.CurrentThread.IsThreadPoolThread);
            });
            await begun.Task;
            switch (end)
            {
                case "result":
                    gate.SetResult();
                    break;
                case "cancel":
                    task.Cancel();
                    break;
                default:
                    gate.SetException(new IOException());
                    break;
            }

            var (other, isPool) = await foreign;
            Assert.NotEqual(thread, other);
            Assert.True(isPool);
        });

        static async Coroutine Work(Future gate) => await gate;
    }
}
