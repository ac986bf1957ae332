namespace Meanwhile.Transcripts.Futures;

internal sealed class CancelledWithAMessage : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<int>();
        var tasks = new[] { CreateTask(Waiter("a")), CreateTask(Waiter("b")) };
        await Yield();
        future.Cancel("no longer needed");
        foreach (var task in tasks)
        {
            await task;
        }

        Say(Attempt(() => future.Result));
        Say(await Attempted(future));

        async Coroutine Waiter(string name) => Say(name, await Attempted(future));
    }
}
