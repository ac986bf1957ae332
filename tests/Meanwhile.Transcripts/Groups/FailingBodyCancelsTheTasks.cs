namespace Meanwhile.Transcripts.Groups;

internal sealed class FailingBodyCancelsTheTasks : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), Now);

        async Coroutine Child()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
                Say("child ends at", Now);
            }
        }

        Coroutine Body() =>
            TaskGroup.Run(async group =>
            {
                group.CreateTask(Child());
                await Sleep(1.Seconds);
                throw new ArgumentException("body");
            });
    }
}
