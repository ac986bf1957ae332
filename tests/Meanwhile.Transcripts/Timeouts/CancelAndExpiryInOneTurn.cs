namespace Meanwhile.Transcripts.Timeouts;

internal sealed class CancelAndExpiryInOneTurn : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask? task = null;
        EventLoop.Current.CallAt(1.Seconds, () => task!.Cancel("outside"));
        task = CreateTask(Work());
        var error = await Attempted(task);
        Say(TypeOf(error), task.IsCancelled, task.CancelRequests);

        Coroutine Work() => WithTimeout(1.Seconds, async _ => await Sleep(10.Seconds));
    }
}
