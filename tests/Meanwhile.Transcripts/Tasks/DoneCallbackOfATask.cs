namespace Meanwhile.Transcripts.Tasks;

internal sealed class DoneCallbackOfATask : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        task.AddDoneCallback(_ => Say("callback", task.Result));
        task.AddDoneCallback(done => Say("callback", done.IsDone));
        Say(await task);

        async Coroutine<string> Work()
        {
            Say("work ends");
            return "result";
        }
    }
}
