namespace Meanwhile.Transcripts.Tasks;

internal sealed class TaskRefusesAResult : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask<string> task = CreateTask(Work());
        Say(Attempt(task.SetResult) is InvalidOperationException ? "RuntimeError" : "no");
        Say(Attempt(() => task.SetException(new ArgumentException("mine"))) is InvalidOperationException ? "RuntimeError" : "no");
        Say(await task);

        async Coroutine<string> Work()
        {
            await Sleep(1.Seconds);
            return "own";
        }
    }
}
