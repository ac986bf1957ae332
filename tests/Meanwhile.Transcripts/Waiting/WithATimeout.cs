namespace Meanwhile.Transcripts.Waiting;

internal sealed class WithATimeout : Twin
{
    protected override async Coroutine Main()
    {
        var tasks = new[] { CreateTask(Work(1)), CreateTask(Work(3)) };
        var (done, pending) = await Wait(tasks, timeout: 2.Seconds);
        Say(done.Select(task => task.Result), pending.Count, Now);
        Say(await tasks[1], Now);

        async Coroutine<int> Work(int seconds)
        {
            await Sleep(seconds.Seconds);
            return seconds;
        }
    }
}
