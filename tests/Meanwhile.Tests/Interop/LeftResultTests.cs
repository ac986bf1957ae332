namespace Meanwhile.Tests.Interop;

/// <summary>The report of a result that was gathered and came after the cancel.</summary>
public class LeftResultTests : LeftTest
{
    [Theory, InlineData(true), InlineData(false)]
    public void Result_that_nobody_gets_is_reported_once(bool inPair)
    {
        var granted = new TaskCompletionSource<int>();
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            granted.SetResult(1);
            task.Cancel();
            await Wait([task]);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Assert.Contains("what came then was dropped: a value of Int32", Assert.Single(TakeReports()), StringComparison.Ordinal);

        async Coroutine Work()
        {
            if (inPair)
            {
                await Gather(granted.Task.AsCoroutine(), Never());
            }
            else
            {
                await Gather([granted.Task.AsCoroutine(), Never()]);
            }
        }

        static async Coroutine<int> Never()
        {
            await Sleep(1.Hours);
            return 2;
        }
    }
}
