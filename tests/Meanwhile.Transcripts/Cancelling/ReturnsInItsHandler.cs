namespace Meanwhile.Transcripts.Cancelling;

internal sealed class ReturnsInItsHandler : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Yield();
        task.Cancel();
        Say(await task, task.IsCancelled, task.CancelRequests);

        async Coroutine<string> Work()
        {
            try
            {
                await Sleep(10.Seconds);
                return "never";
            }
            catch (CancelledException)
            {
                return "from the handler";
            }
        }
    }
}
