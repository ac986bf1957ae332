namespace Meanwhile.Transcripts.Waiting;

internal sealed class FirstOfSeveralInOneTurn : Twin
{
    protected override async Coroutine Main()
    {
        var tasks = new[] { CreateTask(Work(1)), CreateTask(Work(1)), CreateTask(Work(2)) };
        var (done, pending) = await Wait(tasks, until: WaitUntil.First);
        Say(done.Count, pending.Count, Now);

        async Coroutine Work(int seconds) => await Sleep(seconds.Seconds);
    }
}
