namespace Meanwhile.Transcripts.Timeouts;

internal sealed class WaitForIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Waiter());
        await Sleep(1.Seconds);
        task.Cancel("why");
        Say(await Attempted(task), task.IsCancelled, Now);

        async Coroutine Work()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
                Say("work ends at", Now);
            }
        }

        async Coroutine Waiter() => await WaitFor(Work(), 5.Seconds);
    }
}
