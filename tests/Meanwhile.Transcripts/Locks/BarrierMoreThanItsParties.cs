namespace Meanwhile.Transcripts.Locks;

internal sealed class BarrierMoreThanItsParties : Twin
{
    protected override async Coroutine Main()
    {
        var barrier = new AsyncBarrier(2);
        LoopTask[] tasks = [.. "abcde".Select(name => CreateTask(Work(name.ToString())))];
        await Sleep(1.Seconds);
        Say(tasks.Select(task => task.IsDone), barrier.WaitingCount);
        await Work("f");
        await Gather(tasks);

        async Coroutine Work(string name)
        {
            var index = await barrier.Wait();
            Say(name, index);
        }
    }
}
