namespace Meanwhile.Transcripts.Timeouts;

internal sealed class CancelDuringTheCleanUp : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Sleep(2.Seconds);
        task.Cancel();
        var error = await Attempted(task);
        Say(TypeOf(error), task.IsCancelled, Now);

        Coroutine Work() =>
            WithTimeout(1.Seconds, async _ =>
            {
                try
                {
                    await Sleep(10.Seconds);
                }
                finally
                {
                    await Sleep(5.Seconds);
                }
            });
    }
}
