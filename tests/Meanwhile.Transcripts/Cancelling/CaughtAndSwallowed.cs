namespace Meanwhile.Transcripts.Cancelling;

internal sealed class CaughtAndSwallowed : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Yield();
        task.Cancel();
        var (value, requests) = await task;
        Say(new object[] { value, requests }, task.IsCancelled, task.CancelRequests, Now);

        async Coroutine<(string, int)> Work()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            catch (CancelledException)
            {
                Say("swallowed at", Now);
            }

            await Sleep(1.Seconds);
            return ("value", LoopTask.Current!.CancelRequests);
        }
    }
}
