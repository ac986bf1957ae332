namespace Meanwhile.Transcripts.Cancelling;

internal sealed class ErrorInCleanUpReplacesTheCancel : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Yield();
        task.Cancel();
        Say(await Attempted(task), task.IsCancelled, task.CancelRequests);

        async Coroutine Work()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
#pragma warning disable CA2219, MA0072 // It is what the program shows.
                throw new KeyNotFoundException("clean-up");
#pragma warning restore CA2219, MA0072
            }
        }
    }
}
