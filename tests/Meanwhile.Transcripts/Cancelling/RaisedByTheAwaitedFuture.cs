namespace Meanwhile.Transcripts.Cancelling;

internal sealed class RaisedByTheAwaitedFuture : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future();
        var task = CreateTask(Work());
        await Yield();
        future.Cancel("the future");
        Say(await Attempted(task), task.IsCancelled, task.CancelRequests);

        async Coroutine Work() => await future;
    }
}
