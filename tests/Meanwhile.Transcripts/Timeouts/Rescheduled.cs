namespace Meanwhile.Transcripts.Timeouts;

internal sealed class Rescheduled : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Body()), Now);

        Coroutine Body() =>
            WithTimeout(1.Seconds, async scope =>
            {
                scope.Reschedule(3.Seconds);
                await Sleep(2.Seconds);
                Say("still here", Now, scope.Deadline!.Value.TotalSeconds);
                scope.Reschedule(2.5.Seconds);
                try
                {
                    await Sleep(10.Seconds);
                }
                catch (CancelledException)
                {
                    var error = Attempt(() => scope.Reschedule(20.Seconds));
                    Say("expired", TypeOf(error), Now);
                    throw;
                }
            });
    }
}
