namespace Meanwhile.Transcripts.Futures;

internal sealed class WaiterOfAFutureIsCancelled : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<int>();
        var task = CreateTask(Waiter());
        await Yield();
        Say(task.Cancel("why"), future.IsCancelled);
        Say(await Attempted(task));
        Say(future.IsCancelled, Attempt(() => future.Result));

        async Coroutine Waiter() => await future;
    }
}
