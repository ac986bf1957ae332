namespace Meanwhile.Transcripts.Locks;

internal sealed class BarrierLetsAGroupGo : Twin
{
    protected override async Coroutine Main()
    {
        var barrier = new AsyncBarrier(3);
        var indices = await Gather(new[] { Work("a", 1), Work("b", 2), Work("c", 3) });
        Say(indices.Order(), barrier.WaitingCount, barrier.Parties, barrier.IsBroken);

        async Coroutine<int> Work(string name, int seconds)
        {
            await Sleep(seconds.Seconds);
            var index = await barrier.Wait();
            Say(name, index, Now);
            return index;
        }
    }
}
