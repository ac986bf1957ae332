namespace Meanwhile.Transcripts.Queues;

internal sealed class LeastFirst : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncPriorityQueue<int>();
        foreach (var item in new[] { 3, 1, 2 })
        {
            await queue.Put(item);
        }

        Say(await queue.Get());
        await queue.Put(0);
        Say(new[] { await queue.Get(), await queue.Get(), await queue.Get() });
    }
}
