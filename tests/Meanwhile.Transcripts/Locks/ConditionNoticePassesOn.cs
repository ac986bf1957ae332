namespace Meanwhile.Transcripts.Locks;

internal sealed class ConditionNoticePassesOn : Twin
{
    protected override async Coroutine Main()
    {
        var condition = new AsyncCondition();
        var first = CreateTask(Waiter("first"));
        var second = CreateTask(Waiter("second"));
        await Yield();
        using (await condition.Acquire())
        {
            condition.Notify();
            await Sleep(1.Seconds);
            first.Cancel();
            await Sleep(1.Seconds);
        }

        await Sleep(1.Seconds);
        Say(first.IsCancelled, second.IsDone);
        second.Cancel();

        async Coroutine Waiter(string name)
        {
            using (await condition.Acquire())
            {
                await condition.Wait();
                Say(name, "woken", Now);
            }
        }
    }
}
