namespace Meanwhile.Transcripts.Locks;

internal sealed class ConditionNotifiesSome : Twin
{
    protected override async Coroutine Main()
    {
        var condition = new AsyncCondition();
        LoopTask[] tasks = [CreateTask(Waiter("a")), CreateTask(Waiter("b")), CreateTask(Waiter("c")), CreateTask(Waiter("d"))];
        await Yield();
        foreach (var count in new[] { 1, 2 })
        {
            using (await condition.Acquire())
            {
                condition.Notify(count);
                Say("notified", count);
            }

            await Sleep(1.Seconds);
        }

        using (await condition.Acquire())
        {
            condition.NotifyAll();
        }

        await Gather(tasks);

        async Coroutine Waiter(string name)
        {
            using (await condition.Acquire())
            {
                await condition.Wait();
                Say(name, condition.IsLocked);
            }
        }
    }
}
