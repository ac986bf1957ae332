namespace Meanwhile.Transcripts.Cancelling;

internal sealed class CancelOfASleepIsAtOnce : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Sleep(1.Seconds);
        task.Cancel();
        await Wait([task]);
        Say(task.IsCancelled, Now);
        await Sleep(200.Seconds);
        Say(Now);

        async Coroutine Work() => await Sleep(100.Seconds);
    }
}
