namespace Meanwhile.Transcripts.Locks;

internal sealed class EventWakesAllWaiters : Twin
{
    protected override async Coroutine Main()
    {
        var signal = new AsyncEvent();
        LoopTask[] tasks = [CreateTask(Waiter("a")), CreateTask(Waiter("b")), CreateTask(Waiter("c"))];
        await Yield();
        signal.Set();
        Say("set", signal.IsSet);
        await Gather(tasks);
        await Waiter("late");

        async Coroutine Waiter(string name)
        {
            await signal.Wait();
            Say(name, signal.IsSet);
        }
    }
}
