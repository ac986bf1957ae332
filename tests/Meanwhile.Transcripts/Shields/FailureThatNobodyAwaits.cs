namespace Meanwhile.Transcripts.Shields;

internal sealed class FailureThatNobodyAwaits : Twin
{
    protected override async Coroutine Main()
    {
        var outer = Shield(Fail());
        await Sleep(1.Seconds);
        outer.Cancel();
        await Sleep(2.Seconds);
        Say("end");

        async Coroutine Fail()
        {
            await Sleep(2.Seconds);
            throw new ArgumentException("boom");
        }
    }
}
