namespace Meanwhile.Transcripts.Cancelling;

internal sealed class TwoCancelsWhileWaitingForALock : Twin
{
    protected override async Coroutine Main()
    {
        var gate = new AsyncLock();
        var signal = new AsyncEvent();
        await gate.Acquire();
        LoopTask[] tasks = [CreateTask(WaitsForLock()), CreateTask(WaitsForEvent())];
        await Yield();
        foreach (var task in tasks)
        {
            task.Cancel("first");
            task.Cancel("second");
            Say(await Attempted(task), task.CancelRequests);
        }

        async Coroutine WaitsForLock()
        {
            using (await gate.Acquire())
            {
                Say("never");
            }
        }

        async Coroutine WaitsForEvent() => await signal.Wait();
    }
}
