namespace Meanwhile.Transcripts.Cancelling;

internal sealed class CleanUpMayAwait : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Sleep(1.Seconds);
        task.Cancel();
        Say(task.IsDone, await Attempted(task), Now);

        async Coroutine Work()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
                Say("cleaning up at", Now);
                await Sleep(2.Seconds);
                Say("clean at", Now);
            }
        }
    }
}
