namespace Meanwhile.Transcripts.Timeouts;

internal sealed class ExpiryAndCancelInOneTurn : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Yield();
        EventLoop.Current.CallAt(1.Seconds, () => task.Cancel("outside"));
        var error = await Attempted(task);
        Say(TypeOf(error), task.IsCancelled, task.CancelRequests);

        Coroutine Work() => WithTimeout(1.Seconds, async _ => await Sleep(10.Seconds));
    }
}
