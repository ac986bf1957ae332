namespace Meanwhile.Transcripts.Locks;

internal sealed class ConditionCancelledWhileItTakesTheLockAgain : Twin
{
    protected override async Coroutine Main()
    {
        var condition = new AsyncCondition();
        var task = CreateTask(Waiter());
        await Sleep(1.Seconds);
        using (await condition.Acquire())
        {
            condition.Notify();
            await Sleep(1.Seconds);
            task.Cancel();
            await Sleep(1.Seconds);
            Say("released by the other", Now);
        }

        Say(await Attempted(task));

        async Coroutine Waiter()
        {
            using (await condition.Acquire())
            {
                try
                {
                    await condition.Wait();
                    Say("woken", Now);
                }
                catch (CancelledException)
                {
                    Say("cancelled with the lock:", condition.IsLocked, Now);
                    throw;
                }
            }
        }
    }
}
