namespace Meanwhile.Transcripts.Gathering;

internal sealed class FirstFailureIsRaisedAtOnce : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Gather(Work(2), Fail())), Now);
        await Sleep(3.Seconds);

        async Coroutine Work(int seconds)
        {
            await Sleep(seconds.Seconds);
            Say("sibling ends at", Now);
        }

        async Coroutine Fail()
        {
            await Sleep(1.Seconds);
            throw new ArgumentException("boom");
        }
    }
}
