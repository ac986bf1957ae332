namespace Meanwhile.Transcripts.Locks;

internal sealed class ConditionNotifyWithoutWaiters : Twin
{
    protected override async Coroutine Main()
    {
        var condition = new AsyncCondition();
        using (await condition.Acquire())
        {
            condition.Notify(5);
        }

        var task = CreateTask(Waiter());
        await Sleep(1.Seconds);
        Say(task.IsDone);
        using (await condition.Acquire())
        {
            condition.NotifyAll();
        }

        await task;

        async Coroutine Waiter()
        {
            using (await condition.Acquire())
            {
                await condition.Wait();
                Say("woken", Now);
            }
        }
    }
}
