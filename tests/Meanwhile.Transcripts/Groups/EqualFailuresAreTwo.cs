namespace Meanwhile.Transcripts.Groups;

internal sealed class EqualFailuresAreTwo : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()));

        async Coroutine Fail() => throw new ArgumentException("boom");

        Coroutine Body() =>
            TaskGroup.Run(async group =>
            {
                group.CreateTask(Fail());
                group.CreateTask(Fail());
            });
    }
}
