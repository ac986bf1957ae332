namespace Meanwhile.Transcripts.Locks;

internal sealed class BarrierReset : Twin
{
    protected override async Coroutine Main()
    {
        var barrier = new AsyncBarrier(2);
        var task = CreateTask(Work("first"));
        await Yield();
        barrier.Reset();
        await task;
        Say(barrier.IsBroken, barrier.WaitingCount);
        await Gather(Work("second"), Work("third"));

        async Coroutine Work(string name)
        {
            var result = await Attempted(barrier.Wait());
            Say(name, TypeOf(result));
        }
    }
}
