namespace Meanwhile.Transcripts.Locks;

internal sealed class BarrierUsedAgain : Twin
{
    protected override async Coroutine Main()
    {
        var barrier = new AsyncBarrier(2);
        await Gather(Work("a"), Work("b"));

        async Coroutine Work(string name)
        {
            for (var round = 0; round < 3; round++)
            {
                await barrier.Wait();
                Say(name, round, Now);
                await Sleep(1.Seconds);
            }
        }
    }
}
