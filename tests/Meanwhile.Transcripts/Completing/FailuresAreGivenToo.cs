namespace Meanwhile.Transcripts.Completing;

internal sealed class FailuresAreGivenToo : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask<int>[] tasks = [CreateTask(Work(1, true)), CreateTask(Work(2)), CreateTask(Work(5))];
        EventLoop.Current.CallLater(3.Seconds, () => tasks[2].Cancel());
        await foreach (var task in AsCompleted(tasks))
        {
            Say(await Attempted(task), Now);
        }

        async Coroutine<int> Work(int seconds, bool fails = false)
        {
            await Sleep(seconds.Seconds);
            return fails ? throw new ArgumentException("boom") : seconds;
        }
    }
}
