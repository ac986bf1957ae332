namespace Meanwhile.Transcripts.Tasks;

internal sealed class ReturnsATask : Twin
{
    protected override async Coroutine Main()
    {
        var task = await CreateTask(Outer());
        Say(task.IsDone, await task, Now);

        async Coroutine<string> Inner()
        {
            await Sleep(1.Seconds);
            return "value";
        }

        async Coroutine<LoopTask<string>> Outer() => CreateTask(Inner());
    }
}
