namespace Meanwhile.Transcripts.Timeouts;

internal sealed class InTheCleanUpOfACancel : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Sleep(1.Seconds);
        task.Cancel("why");
        Say(await Attempted(task), task.IsCancelled, task.CancelRequests);

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
                    await WithTimeout(1.Seconds, async _ => await Sleep(10.Seconds));
                }
                catch (TimeoutException error)
                {
                    Say("clean-up:", error, Now, LoopTask.Current!.CancelRequests);
                }
            }
        }
    }
}
