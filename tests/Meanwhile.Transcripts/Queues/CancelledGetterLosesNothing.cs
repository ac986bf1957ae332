namespace Meanwhile.Transcripts.Queues;

internal sealed class CancelledGetterLosesNothing : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<string>();
        var getter = CreateTask(queue.Get());
        await Yield();
        getter.Cancel();
        await Wait([getter]);
        queue.TryPut("item");
        Say(getter.IsCancelled, queue.Count, await queue.Get());
    }
}
