namespace Meanwhile.Transcripts.Queues;

internal sealed class Join : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<string>();
        foreach (var item in new[] { "a", "b", "c" })
        {
            queue.TryPut(item);
        }

        LoopTask[] workers = [CreateTask(Worker()), CreateTask(Worker())];
        await queue.Join();
        Say("joined", Now);
        foreach (var task in workers)
        {
            task.Cancel();
        }

        await queue.Join();

        async Coroutine Worker()
        {
            while (true)
            {
                var item = await queue.Get();
                await Sleep(1.Seconds);
                Say("done", item, Now);
                queue.TaskDone();
            }
        }
    }
}
