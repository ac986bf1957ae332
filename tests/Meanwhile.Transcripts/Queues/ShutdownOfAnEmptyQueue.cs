namespace Meanwhile.Transcripts.Queues;

internal sealed class ShutdownOfAnEmptyQueue : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<int>();
        var getter = CreateTask(queue.Get());
        await Yield();
        queue.Shutdown();
        Say(TypeOf(await Attempted(getter)));
        Say(TypeOf(await Attempted(queue.Get())));
        Say(TypeOf(await Attempted(queue.Put(1))));
        Say(TypeOf(Attempt(() => queue.TryGet(out _))), TypeOf(Attempt(() => queue.TryPut(1))));
    }
}
