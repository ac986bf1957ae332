namespace Meanwhile.Transcripts.Tasks;

internal sealed class TaskRefusesAResult : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask<string> task = CreateTask(Work());
        Say(TypeOf(Attempt(task.SetResult)));
        Say(TypeOf(Attempt(() => task.SetException(new ArgumentException("mine")))));
        Say(await task);

        async Coroutine<string> Work()
        {
            await Sleep(1.Seconds);
            return "own";
        }
    }
}
