namespace Meanwhile.Transcripts.Groups;

internal sealed class ChildRaisesACancelledError : Twin
{
    protected override async Coroutine Main()
    {
        await TaskGroup.Run(async group =>
        {
            var task = group.CreateTask(Child());
            await Sleep(1.Seconds);
            Say("body ends", task.IsCancelled);
        });
        Say("group ends", Now);

        async Coroutine Child() => throw new CancelledException("by hand");
    }
}
