namespace Meanwhile.Transcripts.Scheduling;

internal sealed class TasksAndCallbacksShareOneLine : Twin
{
    protected override async Coroutine Main()
    {
        var first = CreateTask(Work("A"));
        EventLoop.Current.CallSoon(() => Say("callback"));
        var second = CreateTask(Work("B"));
        await second;
        Say(first.IsDone);

        async Coroutine Work(string name) => Say(name);
    }
}
