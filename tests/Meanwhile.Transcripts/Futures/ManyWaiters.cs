namespace Meanwhile.Transcripts.Futures;

internal sealed class ManyWaiters : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<string>();
        LoopTask[] tasks = [.. "abcd".Select(name => CreateTask(Waiter(name.ToString())))];
        await Yield();
        tasks[1].Cancel();
        future.SetResult("go");
        Say("set");
        var outcomes = await GatherOutcomes(tasks);
        Say(outcomes.Select(outcome => outcome.Exception));

        async Coroutine Waiter(string name) => Say(name, await future);
    }
}
