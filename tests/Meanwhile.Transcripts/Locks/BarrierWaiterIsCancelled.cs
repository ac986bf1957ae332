namespace Meanwhile.Transcripts.Locks;

internal sealed class BarrierWaiterIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        var barrier = new AsyncBarrier(2);
        var first = CreateTask(Work("first"));
        await Yield();
        Say(barrier.WaitingCount);
        first.Cancel();
        await Yield();
        Say(barrier.WaitingCount, barrier.IsBroken);
        await Gather(Work("second"), Work("third"));

        async Coroutine Work(string name) => Say(name, await barrier.Wait());
    }
}
