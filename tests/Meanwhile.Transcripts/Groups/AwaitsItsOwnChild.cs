namespace Meanwhile.Transcripts.Groups;

internal sealed class AwaitsItsOwnChild : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), Now);

        async Coroutine Fail()
        {
            await Sleep(1.Seconds);
            throw new ArgumentException("boom");
        }

        Coroutine Body() =>
            TaskGroup.Run(async group =>
            {
                var task = group.CreateTask(Fail());
                await task;
            });
    }
}
