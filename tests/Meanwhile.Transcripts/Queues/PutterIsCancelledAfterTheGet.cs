namespace Meanwhile.Transcripts.Queues;

internal sealed class PutterIsCancelledAfterTheGet : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<string>(1);
        await queue.Put("a");
        var first = CreateTask(Producer("b"));
        var second = CreateTask(Producer("c"));
        await Yield();
        Say(queue.TryGet(out var taken) ? taken : "nothing");
        first.Cancel();
        await Sleep(1.Seconds);
        Say(first.IsCancelled, second.IsDone, queue.TryGet(out taken) ? taken : "nothing");
        await Sleep(1.Seconds);
        Say(second.IsDone);

        async Coroutine Producer(string item)
        {
            await queue.Put(item);
            Say("put", item);
        }
    }
}
