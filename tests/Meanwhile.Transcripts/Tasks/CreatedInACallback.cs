namespace Meanwhile.Transcripts.Tasks;

internal sealed class CreatedInACallback : Twin
{
    protected override async Coroutine Main()
    {
        var done = new Future<string>();
        EventLoop.Current.CallSoon(() => CreateTask(Work(), name: "from a callback"));
        Say(await done, Now);

        async Coroutine Work()
        {
            await Sleep(1.Seconds);
            done.SetResult(LoopTask.Current!.Name);
        }
    }
}
