namespace Meanwhile.Transcripts.Cancelling;

internal sealed class TurnedIntoAnotherError : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Yield();
        task.Cancel();
        Say(await Attempted(task), task.IsCancelled, task.Exception);

        async Coroutine Work()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            catch (CancelledException error)
            {
                throw new ArgumentException("gave up", error);
            }
        }
    }
}
