namespace Meanwhile.Transcripts.Completing;

internal sealed class InTheOrderOfTheirEnds : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask<string>[] tasks = [CreateTask(Work("c", 3)), CreateTask(Work("a", 1)), CreateTask(Work("b", 2))];
        await foreach (var task in AsCompleted(tasks))
        {
            Say(Array.IndexOf(tasks, task), await task, Now);
        }

        async Coroutine<string> Work(string name, int seconds)
        {
            await Sleep(seconds.Seconds);
            return name;
        }
    }
}
