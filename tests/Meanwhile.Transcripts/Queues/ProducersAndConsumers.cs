namespace Meanwhile.Transcripts.Queues;

internal sealed class ProducersAndConsumers : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<string>(2);
        LoopTask[] consumers = [CreateTask(Consumer("x")), CreateTask(Consumer("y"))];
        await Gather(new[] { Producer("a"), Producer("b"), Producer("c") });
        await queue.Join();
        Say("joined", Now);
        foreach (var task in consumers)
        {
            task.Cancel();
        }

        async Coroutine Producer(string name)
        {
            for (var i = 0; i < 2; i++)
            {
                await queue.Put($"{name}{i}");
                Say("put", $"{name}{i}", Now);
            }
        }

        async Coroutine Consumer(string name)
        {
            while (true)
            {
                var item = await queue.Get();
                Say(name, "got", item, Now);
                await Sleep(1.Seconds);
                queue.TaskDone();
            }
        }
    }
}
