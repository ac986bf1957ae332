namespace Meanwhile.Transcripts.Eager;

internal sealed class AwaitedInlineByItsCreator : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<string>();
        var task = CreateTask(Work(), eager: true);
        EventLoop.Current.CallSoon(() => Say("callback"));
        future.SetResult("value");
        Say("set", task.IsDone);
        Say(await task);

        async Coroutine<string> Work()
        {
            Say("waits");
            return await future;
        }
    }
}
