namespace Meanwhile.Transcripts.Timeouts;

internal sealed class WaitForWaitsForTheCleanUp : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(WaitFor(Work(), 1.Seconds)), Now);
        var task = CreateTask(Work());
        Say(await Attempted(WaitFor(task, 1.Seconds)), Now, task.IsCancelled);

        async Coroutine Work()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
                await Sleep(2.Seconds);
                Say("cleaned up at", Now);
            }
        }
    }
}
