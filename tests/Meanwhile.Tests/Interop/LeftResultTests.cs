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

    [Theory, InlineData("results"), InlineData("outcomes"), InlineData("with one that is cancelled")]
    public void What_declined_the_cancel_in_vain_is_reported(string gathered)
    {
        Run(async () =>
        {
            var task = CreateTask(Work());
            await Sleep(1.Seconds);
            task.Cancel();
            await Wait([task]);
            await Sleep(5.Seconds);
            Assert.True(task.IsCancelled, task.ToString());
        });

        Assert.Contains("what came then was dropped: a value of Int32", Assert.Single(TakeReports()), StringComparison.Ordinal);

        async Coroutine Work()
        {
            Task<int>[] both = [Declining(), gathered == "with one that is cancelled" ? Heeding() : Task.FromResult(2)];
            _ = gathered == "outcomes" ? (await GatherOutcomes(both)).Length : (await Gather(both)).Length;
        }

        static async Task<int> Declining()
        {
            try
            {
                await Sleep(1.Hours);
            }
            catch (CancelledException)
            {
                await Yield();
            }

            return 1;
        }

        static async Task<int> Heeding()
        {
            await Sleep(1.Hours);
            return 2;
        }
    }
}
