namespace Meanwhile.Transcripts.Cancelling;

internal sealed class SecondCancelMeetsTheCleanUp : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Sleep(1.Seconds);
        task.Cancel("first");
        await Sleep(1.Seconds);
        task.Cancel("second");
        Say(await Attempted(task), task.IsCancelled, Now);

        async Coroutine Work()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
                try
                {
                    await Sleep(10.Seconds);
                }
                catch (CancelledException error)
                {
                    Say("clean-up was cut off:", error, LoopTask.Current!.CancelRequests);
                }
            }
        }
    }
}
