namespace Meanwhile.Transcripts.Cancelling;

internal sealed class CancelAndResultInOneTurn : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<string>();
        var task = CreateTask(Work());
        await Yield();
        task.Cancel();
        Say(future.IsDone, TypeOf(Attempt(() => future.SetResult("item"))));
        Say(await Attempted(task));

        async Coroutine Work() => await future;
    }
}
