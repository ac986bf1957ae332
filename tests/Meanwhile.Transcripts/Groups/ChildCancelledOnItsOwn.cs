namespace Meanwhile.Transcripts.Groups;

internal sealed class ChildCancelledOnItsOwn : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask? first = null, second = null;
        await TaskGroup.Run(async group =>
        {
            first = group.CreateTask(Child("a"));
            second = group.CreateTask(Child("b"));
            await Sleep(1.Seconds);
            first.Cancel();
        });
        Say(first!.IsCancelled, second!.IsDone, Now);

        async Coroutine Child(string name)
        {
            await Sleep(2.Seconds);
            Say(name, "ends");
        }
    }
}
