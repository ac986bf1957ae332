namespace Meanwhile.Transcripts.Queues;

internal sealed class ShutdownOfAnEmptyQueue : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<int>();
        var getter = CreateTask(queue.Get());
        await Yield();
        queue.Shutdown();
        Say(Kind(await Attempted(getter)));
        Say(Kind(await Attempted(queue.Get())));
        Say(Kind(await Attempted(queue.Put(1))));
        Say(Kind(Attempt(() => queue.TryGet(out _))), Kind(Attempt(() => queue.TryPut(1))));

        static object? Kind(object? error) => error is QueueShutDownException ? "QueueShutDown" : error;
    }
}
