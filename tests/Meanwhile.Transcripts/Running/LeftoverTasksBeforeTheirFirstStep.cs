namespace Meanwhile.Transcripts.Running;

internal sealed class LeftoverTasksBeforeTheirFirstStep : Twin
{
    protected override void Perform() => Say(Async.Run(Value, Options));

    private async Coroutine<string> Value()
    {
        var task = CreateTask(Background());
        task.AddDoneCallback(done => Say("cancelled", done.IsCancelled));
        return "value";

        async Coroutine Background() => Say("never");
    }
}
