namespace Meanwhile.Transcripts.Reports;

internal sealed class FailureThatNobodyLookedAt : Twin
{
    protected override void Perform()
    {
        base.Perform();
        Say("run returned");
    }

    protected override async Coroutine Main()
    {
        var task = CreateTask(Fail());
        await Sleep(1.Seconds);
        Say("main ends", task.IsDone);
        GC.KeepAlive(task);

        static async Coroutine Fail() => throw new ArgumentException("boom");
    }
}
