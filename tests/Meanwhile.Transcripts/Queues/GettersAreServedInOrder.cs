namespace Meanwhile.Transcripts.Queues;

internal sealed class GettersAreServedInOrder : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<int>();
        LoopTask[] tasks = [CreateTask(Consumer("a")), CreateTask(Consumer("b")), CreateTask(Consumer("c"))];
        await Yield();
        foreach (var item in new[] { 1, 2, 3 })
        {
            queue.TryPut(item);
        }

        await Gather(tasks);

        async Coroutine Consumer(string name) => Say(name, await queue.Get());
    }
}
