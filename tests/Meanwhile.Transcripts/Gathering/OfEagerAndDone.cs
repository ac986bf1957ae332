namespace Meanwhile.Transcripts.Gathering;

internal sealed class OfEagerAndDone : Twin
{
    protected override async Coroutine Main()
    {
        var tasks = new[] { CreateTask(Work("a"), eager: true), CreateTask(Work("b"), eager: true) };
        var gathering = Gather(tasks);
        Say(gathering.IsDone);
        EventLoop.Current.CallSoon(() => Say("callback"));
        Say(await gathering);

        async Coroutine<string> Work(string value) => value;
    }
}
