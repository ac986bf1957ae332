namespace Meanwhile.Transcripts.Reports;

internal sealed class FailureThatWasLookedAt : Twin
{
    protected override void Perform()
    {
        base.Perform();
        Say("run returned");
    }

    protected override async Coroutine Main()
    {
        LoopTask first = CreateTask(Fail()), second = CreateTask(Fail()), third = CreateTask(Fail()), fourth = CreateTask(Fail());
        await Sleep(1.Seconds);
        Say(first.Exception);
        Say(await Attempted(second));
        Say((await GatherOutcomes(new[] { third })).Select(outcome => outcome.Exception));
        var (done, _) = await Wait([fourth]);
        Say(done.Select(task => task.Exception));

        static async Coroutine Fail() => throw new ArgumentException("boom");
    }
}
