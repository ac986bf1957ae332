namespace Meanwhile.Transcripts.Scheduling;

internal sealed class TaskThatAwaitsItself : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask<string>? task = null;
        task = CreateTask(Work());
        Say(await task);

        async Coroutine<string> Work()
        {
            Say(await Attempted((IAwaitable)task!));
            return "went on";
        }
    }
}
