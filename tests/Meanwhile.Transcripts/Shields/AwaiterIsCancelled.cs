namespace Meanwhile.Transcripts.Shields;

internal sealed class AwaiterIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        var inner = CreateTask(Work());
        var task = CreateTask(Waiter());
        await Sleep(1.Seconds);
        task.Cancel();
        Say(await Attempted(task), inner.IsDone);
        await inner;

        async Coroutine Work()
        {
            await Sleep(2.Seconds);
            Say("saved at", Now);
        }

        async Coroutine Waiter()
        {
            try
            {
                await Shield(inner);
            }
            catch (CancelledException)
            {
                Say("waiter ends at", Now);
                throw;
            }
        }
    }
}
