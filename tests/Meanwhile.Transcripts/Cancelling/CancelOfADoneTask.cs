namespace Meanwhile.Transcripts.Cancelling;

internal sealed class CancelOfADoneTask : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await task;
        Say(task.Cancel(), task.CancelRequests, task.IsCancelled, await task);

        async Coroutine<string> Work() => "result";
    }
}
