namespace Meanwhile.Transcripts.Reports;

internal sealed class FailureOfAFuture : Twin
{
    protected override void Perform()
    {
        base.Perform();
        Say("run returned");
    }

    protected override async Coroutine Main()
    {
        var future = new Future();
        future.SetException(new ArgumentException("boom"));
        await Sleep(1.Seconds);
        Say("main ends", future.IsDone);
        GC.KeepAlive(future);
    }
}
