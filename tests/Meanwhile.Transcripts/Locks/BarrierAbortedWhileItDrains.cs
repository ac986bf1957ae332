namespace Meanwhile.Transcripts.Locks;

internal sealed class BarrierAbortedWhileItDrains : Twin
{
    protected override async Coroutine Main()
    {
        var barrier = new AsyncBarrier(3);
        LoopTask[] tasks = [CreateTask(Work("a")), CreateTask(Work("b"))];
        await Yield();
        await Last();
        await Gather(tasks);
        await Work("late");

        async Coroutine Work(string name)
        {
            var result = await Attempted(barrier.Wait());
            Say(name, TypeOf(result));
        }

        async Coroutine Last()
        {
            await barrier.Wait();
            barrier.Abort();
            Say("aborted", barrier.IsBroken);
        }
    }
}
