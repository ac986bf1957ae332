namespace Meanwhile.Transcripts.Cancelling;

internal sealed class DoneCallbackCancelsTheAwaiter : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<string>();
        LoopTask? task = null;
        future.AddDoneCallback(_ => task!.Cancel());
        task = CreateTask(Work());
        await Yield();
        future.SetResult("result");
        Say(await Attempted(task), Now);

        async Coroutine Work()
        {
            Say("got", await future);
            await Sleep(1.Seconds);
            Say("never");
        }
    }
}
