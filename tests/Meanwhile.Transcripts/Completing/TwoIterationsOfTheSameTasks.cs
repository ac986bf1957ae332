namespace Meanwhile.Transcripts.Completing;

internal sealed class TwoIterationsOfTheSameTasks : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask<int>[] tasks = [CreateTask(Work(2)), CreateTask(Work(1))];
        await Gather(Reader("a"), Reader("b"));

        async Coroutine<int> Work(int seconds)
        {
            await Sleep(seconds.Seconds);
            return seconds;
        }

        async Coroutine Reader(string name)
        {
            await foreach (var task in AsCompleted(tasks))
            {
                Say(name, await task, Now);
            }
        }
    }
}
