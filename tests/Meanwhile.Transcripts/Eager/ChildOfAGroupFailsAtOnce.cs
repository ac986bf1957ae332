namespace Meanwhile.Transcripts.Eager;

internal sealed class ChildOfAGroupFailsAtOnce : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()));
        Say(LoopTask.Current!.CancelRequests, Now);

        async Coroutine Fail() => throw new ArgumentException("boom");

        Coroutine Body() =>
            TaskGroup.Run(async group =>
            {
                var task = group.CreateTask(Fail(), eager: true);
                Say("created", task.IsDone);
                await Sleep(1.Seconds);
                Say("never");
            });
    }
}
