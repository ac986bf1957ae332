namespace Meanwhile.Transcripts.Groups;

internal sealed class WaitsForItsTasks : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask<string>[] tasks = [];
        await TaskGroup.Run(async group =>
        {
            tasks = [group.CreateTask(Work("a", 2)), group.CreateTask(Work("b", 1))];
            Say("body ends", Now);
        });
        Say(tasks.Select(task => task.Result), Now);

        async Coroutine<string> Work(string name, int seconds)
        {
            await Sleep(seconds.Seconds);
            Say(name, Now);
            return name;
        }
    }
}
