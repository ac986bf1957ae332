namespace Meanwhile.Transcripts.Locks;

internal sealed class SharedByACondition : Twin
{
    protected override async Coroutine Main()
    {
        var gate = new AsyncLock();
        AsyncCondition first = new(gate), second = new(gate);
        LoopTask[] tasks = [CreateTask(Waiter(first, "first")), CreateTask(Waiter(second, "second"))];
        await Yield();
        using (await gate.Acquire())
        {
            second.Notify();
            first.Notify();
        }

        await Gather(tasks);
        Say(gate.IsLocked);

        async Coroutine Waiter(AsyncCondition condition, string name)
        {
            using (await condition.Acquire())
            {
                await condition.Wait();
                Say(name, first.IsLocked, second.IsLocked);
            }
        }
    }
}
