namespace Meanwhile.Transcripts.Cancelling;

internal sealed class TwoCancelsBeforeTheFirstStep : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        Say(task.Cancel("first"), task.Cancel("second"), task.CancelRequests);
        Say(await Attempted(task));

        async Coroutine Work() => Say("never");
    }
}
