namespace Meanwhile.Transcripts.Locks;

internal sealed class LockInsideATimeout : Twin
{
    protected override async Coroutine Main()
    {
        var gate = new AsyncLock();
        var task = CreateTask(Holder());
        await Yield();
        var waiting = CreateTask(Waiter());
        Say(await Attempted(task), Now);
        await waiting;

        Coroutine Holder() =>
            WithTimeout(1.Seconds, async _ =>
            {
                using (await gate.Acquire())
                {
                    await Sleep(10.Seconds);
                }
            });

        async Coroutine Waiter()
        {
            using (await gate.Acquire())
            {
                Say("waiter has it", Now);
            }
        }
    }
}
