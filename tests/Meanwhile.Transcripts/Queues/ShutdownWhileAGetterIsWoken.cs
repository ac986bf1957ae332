namespace Meanwhile.Transcripts.Queues;

internal sealed class ShutdownWhileAGetterIsWoken : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<string>();
        LoopTask[] tasks = [CreateTask(Consumer("a")), CreateTask(Consumer("b"))];
        await Yield();
        queue.TryPut("item");
        queue.Shutdown();
        await Gather(tasks);
        Say(queue.Count);

        async Coroutine Consumer(string name)
        {
            var result = await Attempted(queue.Get());
            Say(name, TypeOf(result));
        }
    }
}
