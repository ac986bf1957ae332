namespace Meanwhile.Transcripts.Locks;

internal sealed class ConditionWaiterIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        var condition = new AsyncCondition();
        var task = CreateTask(Waiter());
        await Sleep(1.Seconds);
        var other = CreateTask(Holder());
        await Yield();
        task.Cancel();
        Say(await Attempted(task), condition.IsLocked);
        await other;

        async Coroutine Waiter()
        {
            using (await condition.Acquire())
            {
                try
                {
                    await condition.Wait();
                }
                finally
                {
                    Say("locked", condition.IsLocked, Now);
                }
            }
        }

        async Coroutine Holder()
        {
            using (await condition.Acquire())
            {
                await Sleep(2.Seconds);
            }
        }
    }
}
