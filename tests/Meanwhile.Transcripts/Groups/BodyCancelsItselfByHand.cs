namespace Meanwhile.Transcripts.Groups;

internal sealed class BodyCancelsItselfByHand : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), LoopTask.Current!.CancelRequests);

        async Coroutine Child()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
                Say("child ends", Now);
            }
        }

        Coroutine Body() =>
            TaskGroup.Run(async group =>
            {
                group.CreateTask(Child());
                await Sleep(1.Seconds);
                throw new CancelledException("by hand");
            });
    }
}
