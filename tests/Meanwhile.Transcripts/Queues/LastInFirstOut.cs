namespace Meanwhile.Transcripts.Queues;

internal sealed class LastInFirstOut : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncStack<string>();
        foreach (var item in new[] { "c", "a", "b" })
        {
            await queue.Put(item);
        }

        Say(new[] { await queue.Get(), await queue.Get(), await queue.Get() });
    }
}
