namespace Meanwhile.Transcripts.Locks;

internal sealed class ReleasedWhenTheHolderFails : Twin
{
    protected override async Coroutine Main()
    {
        var gate = new AsyncLock();
        Say(await Attempted(Fail()), gate.IsLocked);
        var task = CreateTask(Sleeper());
        await Sleep(1.Seconds);
        Say(gate.IsLocked);
        task.Cancel();
        Say(await Attempted(task), gate.IsLocked);

        async Coroutine Fail()
        {
            using (await gate.Acquire())
            {
                throw new ArgumentException("boom");
            }
        }

        async Coroutine Sleeper()
        {
            using (await gate.Acquire())
            {
                await Sleep(10.Seconds);
            }
        }
    }
}
