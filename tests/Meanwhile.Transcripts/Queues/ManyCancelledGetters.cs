namespace Meanwhile.Transcripts.Queues;

internal sealed class ManyCancelledGetters : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<string>();
        LoopTask[] tasks = [.. "abcd".Select(name => CreateTask(Consumer(name.ToString())))];
        await Yield();
        foreach (var task in tasks[..3])
        {
            task.Cancel();
        }

        queue.TryPut("item");
        await Wait(tasks);
        Say(tasks.Select(task => task.IsCancelled), queue.Count);

        async Coroutine Consumer(string name) => Say(name, "got", await queue.Get());
    }
}
