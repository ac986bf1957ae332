namespace Meanwhile.Transcripts.Cancelling;

internal sealed class TwoCancelsOfAnAwaitedTask : Twin
{
    protected override async Coroutine Main()
    {
        var child = CreateTask(Inner());
        var task = CreateTask(Outer());
        await Sleep(1.Seconds);
        Say(task.Cancel("first"), task.Cancel("second"));
        Say(await Attempted(task), task.CancelRequests, child.CancelRequests, child.IsCancelled);

        async Coroutine Inner() => await Sleep(10.Seconds);
        async Coroutine Outer() => await child;
    }
}
