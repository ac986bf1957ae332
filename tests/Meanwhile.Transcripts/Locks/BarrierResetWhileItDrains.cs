namespace Meanwhile.Transcripts.Locks;

internal sealed class BarrierResetWhileItDrains : Twin
{
    protected override async Coroutine Main()
    {
        var barrier = new AsyncBarrier(3);
        LoopTask[] tasks = [CreateTask(Work("a")), CreateTask(Work("b"))];
        await Yield();
        Say("last", await barrier.Wait());
        barrier.Reset();
        await Gather(tasks);
        Say(barrier.IsBroken, barrier.WaitingCount);
        await Gather(new[] { Work("c"), Work("d"), Work("e") });

        async Coroutine Work(string name)
        {
            var result = await Attempted(barrier.Wait());
            Say(name, TypeOf(result));
        }
    }
}
