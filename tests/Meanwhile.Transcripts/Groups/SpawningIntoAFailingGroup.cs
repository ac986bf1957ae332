namespace Meanwhile.Transcripts.Groups;

internal sealed class SpawningIntoAFailingGroup : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()));

        async Coroutine Fail() => throw new ArgumentException("boom");
        async Coroutine Late() => Say("never");

        Coroutine Body() =>
            TaskGroup.Run(async group =>
            {
                group.CreateTask(Child());
                await Sleep(1.Seconds);
                group.CreateTask(Fail());

                async Coroutine Child()
                {
                    try
                    {
                        await Sleep(10.Seconds);
                    }
                    finally
                    {
                        var coroutine = Late();
                        Say(TypeOf(Attempt(() => group.CreateTask(coroutine))));
                    }
                }
            });
    }
}
