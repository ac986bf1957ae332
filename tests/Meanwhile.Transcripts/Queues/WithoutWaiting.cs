namespace Meanwhile.Transcripts.Queues;

internal sealed class WithoutWaiting : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<string>(1);
        Say(queue.TryPut("a"), queue.TryPut("b"), queue.IsFull);
        Say(queue.TryGet(out var item) ? item : "no", !queue.TryGet(out _));
    }
}
