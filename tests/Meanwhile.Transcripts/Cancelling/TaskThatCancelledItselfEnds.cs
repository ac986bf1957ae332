namespace Meanwhile.Transcripts.Cancelling;

internal sealed class TaskThatCancelledItselfEnds : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        Say(await Attempted(task), task.IsCancelled);

        async Coroutine<string> Work()
        {
            LoopTask.Current!.Cancel();
            return "value";
        }
    }
}
