namespace Meanwhile.Transcripts.Gathering;

internal sealed class SecondFailureIsSilent : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Gather(Fail(1, new ArgumentException("first")), Fail(2, new KeyNotFoundException("second")))), Now);
        await Sleep(3.Seconds);
        Say("end");

        async Coroutine Fail(int seconds, Exception error)
        {
            await Sleep(seconds.Seconds);
            Say("failing", Now);
            throw error;
        }
    }
}
