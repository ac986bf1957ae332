namespace Meanwhile.Transcripts.Locks;

internal sealed class BarrierOfOne : Twin
{
    protected override async Coroutine Main()
    {
        var barrier = new AsyncBarrier(1);
        EventLoop.Current.CallSoon(() => Say("callback"));
        Say(await barrier.Wait(), await barrier.Wait());
        await Yield();
        Say(TypeOf(Attempt(() => new AsyncBarrier(0))));
    }
}
