namespace Meanwhile.Transcripts.Queues;

internal sealed class ShutdownLeavesTheItems : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<string>();
        foreach (var item in new[] { "a", "b" })
        {
            queue.TryPut(item);
        }

        queue.Shutdown();
        Say(await queue.Get(), queue.TryGet(out var item2) ? item2 : "no");
        Say(TypeOf(await Attempted(queue.Get())));
    }
}
