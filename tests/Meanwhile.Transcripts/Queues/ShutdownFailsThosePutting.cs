namespace Meanwhile.Transcripts.Queues;

internal sealed class ShutdownFailsThosePutting : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<string>(1);
        await queue.Put("a");
        var putter = CreateTask(queue.Put("b"));
        await Yield();
        queue.Shutdown();
        Say(TypeOf(await Attempted(putter)));
        Say(queue.Count, await queue.Get(), queue.Count);
        queue.TaskDone();
        await queue.Join();
        Say("joined");
    }
}
