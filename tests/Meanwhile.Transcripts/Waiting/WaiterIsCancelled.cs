namespace Meanwhile.Transcripts.Waiting;

internal sealed class WaiterIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        var inner = CreateTask(Work());
        var task = CreateTask(Waiter());
        await Sleep(1.Seconds);
        task.Cancel();
        Say(await Attempted(task), inner.IsCancelled);
        Say(await inner);

        async Coroutine<string> Work()
        {
            await Sleep(2.Seconds);
            return "value";
        }

        async Coroutine Waiter() => await Wait([inner]);
    }
}
