namespace Meanwhile.Transcripts.Shields;

internal sealed class FailureThatIsLookedAtLater : Twin
{
    protected override async Coroutine Main()
    {
        var inner = CreateTask(Fail());
        var outer = Shield(inner);
        await Sleep(1.Seconds);
        outer.Cancel();
        await Sleep(2.Seconds);
        Say("looked at:", inner.Exception);

        async Coroutine Fail()
        {
            await Sleep(2.Seconds);
            throw new ArgumentException("boom");
        }
    }
}
