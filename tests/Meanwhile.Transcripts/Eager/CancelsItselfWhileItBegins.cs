namespace Meanwhile.Transcripts.Eager;

internal sealed class CancelsItselfWhileItBegins : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work(), eager: true);
        Say("created", task.IsDone, task.CancelRequests);
        Say(await Attempted(task), task.IsCancelled, Now);

        async Coroutine Work()
        {
            Say(LoopTask.Current!.Cancel());
            Say("goes on");
            await Sleep(10.Seconds);
            Say("never");
        }
    }
}
