namespace Meanwhile.Transcripts.Timeouts;

internal sealed class AroundAGroup : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), Now, LoopTask.Current!.CancelRequests);

        async Coroutine Child()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
                await Sleep(1.Seconds);
                Say("child cleaned up at", Now);
            }
        }

        Coroutine Body() => WithTimeout(1.Seconds, async _ => await TaskGroup.Run(async group => { group.CreateTask(Child()); }));
    }
}
