namespace Meanwhile.Transcripts.Locks;

internal sealed class BarrierWithATimeout : Twin
{
    protected override async Coroutine Main()
    {
        var barrier = new AsyncBarrier(2);
        Say(await Attempted(WaitFor(barrier.Wait(), 1.Seconds)), Now, barrier.WaitingCount, barrier.IsBroken);
        await Gather(Work("a"), Work("b"));

        async Coroutine Work(string name) => Say(name, await barrier.Wait());
    }
}
