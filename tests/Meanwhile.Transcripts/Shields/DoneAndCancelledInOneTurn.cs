namespace Meanwhile.Transcripts.Shields;

internal sealed class DoneAndCancelledInOneTurn : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<string>();
        var task = CreateTask(Work());
        await Yield();
        future.SetResult("value");
        task.Cancel();
        Say(await Attempted(task), future.Result);

        async Coroutine Work()
        {
            Say("got", await Shield(future));
            await Sleep(1.Seconds);
            Say("never");
        }
    }
}
