namespace Meanwhile.Transcripts.Tasks;

internal sealed class CurrentTaskInsideAwaits : Twin
{
    protected override async Coroutine Main()
    {
        var mine = LoopTask.Current;
        var (before, after) = await Inner();
        Say(before == mine, after == mine);
        var task = CreateTask(Inner());
        (before, after) = await task;
        Say(before == task, after == task, LoopTask.Current == mine);

        async Coroutine<(LoopTask? Before, LoopTask? After)> Inner()
        {
            var before = LoopTask.Current;
            await Sleep(1.Seconds);
            return (before, LoopTask.Current);
        }
    }
}
