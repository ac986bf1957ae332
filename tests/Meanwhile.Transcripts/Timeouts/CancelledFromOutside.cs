namespace Meanwhile.Transcripts.Timeouts;

internal sealed class CancelledFromOutside : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Sleep(1.Seconds);
        task.Cancel("outside");
        Say(await Attempted(task), task.IsCancelled, task.CancelRequests);

        Coroutine Work() => WithTimeout(10.Seconds, async _ => await Sleep(5.Seconds));
    }
}
