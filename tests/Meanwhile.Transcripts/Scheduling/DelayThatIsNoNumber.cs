namespace Meanwhile.Transcripts.Scheduling;

internal sealed class DelayThatIsNoNumber : Twin
{
    protected override async Coroutine Main()
    {
        var error = await Attempted(Body());
        Say(TypeOf(error), Now);

        async Coroutine Body() => await Sleep(double.NaN.Seconds);
    }
}
