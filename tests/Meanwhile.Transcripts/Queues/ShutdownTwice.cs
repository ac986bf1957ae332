namespace Meanwhile.Transcripts.Queues;

internal sealed class ShutdownTwice : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<string>();
        queue.TryPut("item");
        queue.Shutdown();
        queue.Shutdown();
        Say(queue.Count);
        queue.Shutdown(immediate: true);
        Say(queue.Count);
        await queue.Join();
        Say("joined");
    }
}
