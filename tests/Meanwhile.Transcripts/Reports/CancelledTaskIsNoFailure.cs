namespace Meanwhile.Transcripts.Reports;

internal sealed class CancelledTaskIsNoFailure : Twin
{
    protected override void Perform()
    {
        base.Perform();
        Say("run returned");
    }

    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Sleep(1.Seconds);
        task.Cancel();
        await Sleep(1.Seconds);
        Say(task.IsCancelled);

        static async Coroutine Work() => await Sleep(100.Seconds);
    }
}
