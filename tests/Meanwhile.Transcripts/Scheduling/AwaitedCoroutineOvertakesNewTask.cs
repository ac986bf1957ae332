namespace Meanwhile.Transcripts.Scheduling;

internal sealed class AwaitedCoroutineOvertakesNewTask : Twin
{
    protected override async Coroutine Main()
    {
        var keep = CreateTask(Task());
        Say("created");
        await Inline();
        Say("after inline");
        await Yield();
        Say("after sleep(0)", keep.IsDone);

        async Coroutine Task() => Say("task");
        async Coroutine Inline() => Say("inline");
    }
}
