namespace Meanwhile.Transcripts.Cancelling;

internal sealed class BeforeTheFirstStep : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        Say(task.Cancel(), task.CancelRequests, task.IsDone);
        Say(await Attempted(task), task.IsCancelled);

        async Coroutine Work() => Say("never");
    }
}
