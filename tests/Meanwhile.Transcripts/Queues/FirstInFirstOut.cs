namespace Meanwhile.Transcripts.Queues;

internal sealed class FirstInFirstOut : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<string>();
        foreach (var item in new[] { "c", "a", "b" })
        {
            await queue.Put(item);
        }

        Say(queue.Count, queue.IsEmpty, queue.IsFull, queue.MaxSize);
        Say(new[] { await queue.Get(), await queue.Get(), await queue.Get() }, queue.IsEmpty);
    }
}
