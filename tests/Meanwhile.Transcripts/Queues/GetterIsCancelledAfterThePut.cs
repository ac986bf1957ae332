namespace Meanwhile.Transcripts.Queues;

internal sealed class GetterIsCancelledAfterThePut : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<string>();
        var first = CreateTask(Consumer("first"));
        var second = CreateTask(Consumer("second"));
        await Yield();
        queue.TryPut("item");
        first.Cancel();
        await Sleep(1.Seconds);
        Say(first.IsCancelled, second.IsDone, queue.Count);
        second.Cancel();

        async Coroutine Consumer(string name) => Say(name, "got", await queue.Get());
    }
}
