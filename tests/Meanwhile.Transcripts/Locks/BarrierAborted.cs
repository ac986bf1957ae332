namespace Meanwhile.Transcripts.Locks;

internal sealed class BarrierAborted : Twin
{
    protected override async Coroutine Main()
    {
        var barrier = new AsyncBarrier(3);
        LoopTask[] tasks = [CreateTask(Work("a")), CreateTask(Work("b"))];
        await Yield();
        barrier.Abort();
        Say("aborted", barrier.IsBroken);
        await Gather(tasks);
        await Work("late");
        barrier.Reset();
        Say(barrier.IsBroken, barrier.WaitingCount);

        async Coroutine Work(string name)
        {
            var error = await Attempted(barrier.Wait());
            Say(name, TypeOf(error));
        }
    }
}
