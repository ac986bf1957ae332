namespace Meanwhile.Transcripts.Running;

internal sealed class MainIsCancelled : Twin
{
    protected override void Perform() => Say(Attempt(base.Perform));

    protected override async Coroutine Main()
    {
        var main = LoopTask.Current!;
        CreateTask(Killer());
        await Sleep(100.Seconds);

        async Coroutine Killer()
        {
            await Sleep(1.Seconds);
            main.Cancel("by a task");
        }
    }
}
