namespace Meanwhile.Transcripts.Eager;

internal sealed class BodyThatNeverSuspends : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work(), eager: true);
        Say(task.IsDone, task.Result);
        task.AddDoneCallback(_ => Say("callback"));
        Say(await task, task.Cancel());
        await Yield();

        async Coroutine<string> Work() => "result";
    }
}
