namespace Meanwhile.Transcripts.Queues;

internal sealed class ImmediateShutdown : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<string>();
        foreach (var item in new[] { "a", "b" })
        {
            queue.TryPut(item);
        }

        var joiner = CreateTask(queue.Join());
        await Sleep(1.Seconds);
        Say(joiner.IsDone);
        queue.Shutdown(immediate: true);
        await joiner;
        Say(queue.Count, TypeOf(await Attempted(queue.Get())));
    }
}
