namespace Meanwhile.Transcripts.Eager;

internal sealed class BodyRunsAtOnce : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work(), eager: true);
        Say("created", task.IsDone);
        Say(await task);

        async Coroutine<string> Work()
        {
            Say("begins");
            await Yield();
            Say("goes on");
            return "result";
        }
    }
}
