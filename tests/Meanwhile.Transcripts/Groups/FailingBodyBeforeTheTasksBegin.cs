namespace Meanwhile.Transcripts.Groups;

internal sealed class FailingBodyBeforeTheTasksBegin : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), Now);

        async Coroutine Child() => Say("never");

        Coroutine Body() =>
            TaskGroup.Run(async group =>
            {
                group.CreateTask(Child());
                throw new ArgumentException("body");
            });
    }
}
