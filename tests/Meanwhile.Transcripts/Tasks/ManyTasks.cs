namespace Meanwhile.Transcripts.Tasks;

internal sealed class ManyTasks : Twin
{
    protected override async Coroutine Main()
    {
        var order = new List<int>();
        LoopTask<int>[] tasks = [.. Enumerable.Range(0, 1000).Select(number => CreateTask(Work(number)))];
        Say((await Gather(tasks)).Sum(), Now, order.Order().SequenceEqual(Enumerable.Range(0, 1000)));

        async Coroutine<int> Work(int number)
        {
            await Sleep(1.Seconds);
            order.Add(number);
            await Yield();
            return number;
        }
    }
}
