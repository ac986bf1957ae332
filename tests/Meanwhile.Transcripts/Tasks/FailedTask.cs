namespace Meanwhile.Transcripts.Tasks;

internal sealed class FailedTask : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask<int> task = CreateTask(Fail());
        var first = await Attempted(task);
        Say(first, await Attempted(task) == first, task.Exception == first);
        Say(task.IsDone, task.IsCancelled, task.Cancel());
        Say(Attempt(() => task.Result) == first);

        async Coroutine<int> Fail()
        {
            await Sleep(1.Seconds);
            throw new ArgumentException("boom");
        }
    }
}
