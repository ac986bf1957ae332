namespace Meanwhile.Transcripts.Eager;

internal sealed class TimeoutInsideIt : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work(), eager: true);
        Say("created", task.IsDone);
        Say(await Attempted(task), Now, LoopTask.Current!.CancelRequests);

        Coroutine Work() =>
            WithTimeout(1.Seconds, async _ =>
            {
                Say("inside");
                await Sleep(10.Seconds);
            });
    }
}
