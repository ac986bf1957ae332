namespace Meanwhile.Transcripts.Cancelling;

internal sealed class ResultAndCancelInOneTurn : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<string>();
        var task = CreateTask(Work());
        await Yield();
        future.SetResult("item");
        task.Cancel();
        Say(await Attempted(task));

        async Coroutine Work()
        {
            Say("received", await future);
            await Sleep(1.Seconds);
            Say("never");
        }
    }
}
