namespace Meanwhile.Transcripts.Completing;

internal sealed class AllDoneBefore : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask<string>[] tasks = [CreateTask(Work("a")), CreateTask(Work("b")), CreateTask(Work("c"))];
        await Yield();
        Array.Reverse(tasks);
        var order = new List<string>();
        await foreach (var task in AsCompleted(tasks))
        {
            order.Add(await task);
        }

        Say(order.Order(), Now);

        async Coroutine<string> Work(string name) => name;
    }
}
