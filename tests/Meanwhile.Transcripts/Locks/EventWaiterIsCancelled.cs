namespace Meanwhile.Transcripts.Locks;

internal sealed class EventWaiterIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        var signal = new AsyncEvent();
        LoopTask<string>[] tasks = [CreateTask(Waiter("a")), CreateTask(Waiter("b")), CreateTask(Waiter("c"))];
        await Yield();
        tasks[0].Cancel();
        await Yield();
        signal.Set();
        signal.Set();
        var outcomes = await GatherOutcomes(tasks);
        Say(outcomes.Select(outcome => outcome.IsSuccess ? outcome.Value : (object?)outcome.Exception));

        async Coroutine<string> Waiter(string name)
        {
            await signal.Wait();
            return name;
        }
    }
}
