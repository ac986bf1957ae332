namespace Meanwhile.Transcripts.Futures;

internal sealed class ManyWaiters : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<string>();
        LoopTask[] tasks = [.. "abcd".Select(name => CreateTask(Waiter(name.ToString())))];
        await Yield();
        future.SetResult("go");
        Say("set", tasks.Select(task => task.IsDone));
        await Gather(tasks);
        Say("end");

        async Coroutine Waiter(string name) => Say(name, await future);
    }
}
