namespace Meanwhile.Transcripts.Timeouts;

internal sealed class InsideAGroup : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), Now);

        Coroutine Child() => WithTimeout(1.Seconds, async _ => await Sleep(10.Seconds));

        Coroutine Body() =>
            TaskGroup.Run(async group =>
            {
                group.CreateTask(Child());
                await Sleep(5.Seconds);
            });
    }
}
