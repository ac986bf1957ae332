namespace Meanwhile.Transcripts.Waiting;

internal sealed class ForAll : Twin
{
    protected override async Coroutine Main()
    {
        var tasks = new[] { CreateTask(Work("a", 2)), CreateTask(Work("b", 1)) };
        var (done, pending) = await Wait(tasks);
        Say(done.Count, pending.Count, Now);
        Say(tasks[0].Result, tasks[1].Exception);

        async Coroutine<string> Work(string name, int seconds)
        {
            await Sleep(seconds.Seconds);
            return name == "b" ? throw new ArgumentException("boom") : name;
        }
    }
}
