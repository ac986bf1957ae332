namespace Meanwhile.Transcripts.Gathering;

internal sealed class OfTasksAndCoroutines : Twin
{
    protected override async Coroutine Main()
    {
        var future = new Future<string>();
        future.SetResult("future");
        var task = CreateTask(Work("task"));
        await task;
        var (first, second, third) = await Gather(task, Work("coroutine"), future);
        Say(new[] { first, second, third });

        async Coroutine<string> Work(string name)
        {
            Say(name);
            return name;
        }
    }
}
