namespace Meanwhile.Transcripts.Timeouts;

internal sealed class AnotherCancelAfterTheDeadline : Twin
{
    protected override async Coroutine Main()
    {
        var gone = CreateTask(Sleep(1.Seconds));
        gone.Cancel();

        Say(await Attempted(Body()), LoopTask.Current!.CancelRequests, Now);

        async Coroutine Late() => await WithTimeout(1.Seconds, async _ => await Sleep(2.Seconds));

        async Coroutine Inner() => await TaskGroup.Run(async group => group.CreateTask(Late()));

        async Coroutine Body() =>
            await WithTimeout(1.Seconds, async _ =>
            {
                try
                {
                    await TaskGroup.Run(async group => group.CreateTask(Inner()));
                }
                catch (ExceptionGroup)
                {
                    Say("the group failed", LoopTask.Current!.CancelRequests);
                    await gone;
                }
            });
    }
}
