namespace Meanwhile.Transcripts.Groups;

internal sealed class AllFailuresAreInTheGroup : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), Now);

        async Coroutine Fail(int seconds, Exception error)
        {
            await Sleep(seconds.Seconds);
            throw error;
        }

        async Coroutine FailsInCleanUp()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
#pragma warning disable CA2219, MA0072 // It is what the program shows.
                throw new KeyNotFoundException("clean-up");
#pragma warning restore CA2219, MA0072
            }
        }

        Coroutine Body() =>
            TaskGroup.Run(async group =>
            {
                group.CreateTask(Fail(1, new ArgumentException("first")));
                group.CreateTask(Fail(1, new IOException("second")));
                group.CreateTask(FailsInCleanUp());
            });
    }
}
