namespace Meanwhile.Transcripts.Timeouts;

internal sealed class WaitForIsCancelledAtTheDeadline : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Waiter());
        await Sleep(2.Seconds);
        task.Cancel("outside");
        var error = await Attempted(task);
        Say(TypeOf(error), task.IsCancelled, Now);

        async Coroutine Work()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
                await Sleep(5.Seconds);
            }
        }

        async Coroutine Waiter() => await WaitFor(Work(), 1.Seconds);
    }
}
