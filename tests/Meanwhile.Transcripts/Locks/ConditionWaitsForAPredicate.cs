namespace Meanwhile.Transcripts.Locks;

internal sealed class ConditionWaitsForAPredicate : Twin
{
    protected override async Coroutine Main()
    {
        var condition = new AsyncCondition();
        var value = 0;
        var task = CreateTask(Waiter());
        for (var i = 0; i < 3; i++)
        {
            await Sleep(1.Seconds);
            using (await condition.Acquire())
            {
                value++;
                condition.Notify();
                Say("now it is", value);
            }
        }

        await task;

        async Coroutine Waiter()
        {
            using (await condition.Acquire())
            {
                await condition.WaitFor(() => value >= 2);
                Say("value is", value, Now);
            }
        }
    }
}
