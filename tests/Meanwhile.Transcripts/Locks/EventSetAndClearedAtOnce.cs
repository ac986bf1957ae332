namespace Meanwhile.Transcripts.Locks;

internal sealed class EventSetAndClearedAtOnce : Twin
{
    protected override async Coroutine Main()
    {
        var signal = new AsyncEvent();
        LoopTask[] tasks = [CreateTask(Waiter("a")), CreateTask(Waiter("b"))];
        await Yield();
        signal.Set();
        signal.Clear();
        var late = CreateTask(Waiter("late"));
        await Gather(tasks);
        await Sleep(1.Seconds);
        Say(late.IsDone);
        signal.Set();
        await late;

        async Coroutine Waiter(string name)
        {
            await signal.Wait();
            Say(name, signal.IsSet);
        }
    }
}
