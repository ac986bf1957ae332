namespace Meanwhile.Transcripts.Locks;

internal sealed class BarrierNewcomersWhileItDrains : Twin
{
    protected override async Coroutine Main()
    {
        var barrier = new AsyncBarrier(2);
        var first = CreateTask(Work("a"));
        await Yield();
        var second = CreateTask(Work("b"));
        var third = CreateTask(Work("c"));
        var fourth = CreateTask(Work("d"));
        await Gather(first, second, third, fourth);
        Say(barrier.WaitingCount, barrier.IsBroken);

        async Coroutine Work(string name)
        {
            var index = await barrier.Wait();
            Say(name, index, barrier.WaitingCount);
        }
    }
}
