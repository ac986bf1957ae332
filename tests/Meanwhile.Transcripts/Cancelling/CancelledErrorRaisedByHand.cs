namespace Meanwhile.Transcripts.Cancelling;

internal sealed class CancelledErrorRaisedByHand : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        Say(await Attempted(task), task.IsCancelled, task.CancelRequests);

        async Coroutine Work() => throw new CancelledException("by hand");
    }
}
