namespace Meanwhile.Transcripts.Queues;

internal sealed class CancelledPutterPutsNothing : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<string>(1);
        await queue.Put("a");
        LoopTask[] putters = [CreateTask(queue.Put("b")), CreateTask(queue.Put("c"))];
        await Yield();
        putters[0].Cancel();
        await Yield();
        Say(new[] { await queue.Get(), await queue.Get() }, queue.IsEmpty);
        Say(putters.Select(putter => putter.IsCancelled));
    }
}
