namespace Meanwhile.Transcripts.Eager;

internal sealed class GroupOfEagerTasks : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask<string>? first = null, second = null;
        await TaskGroup.Run(async group =>
        {
            first = group.CreateTask(Work("a"), eager: true);
            second = group.CreateTask(Work("b"), eager: true);
            Say("body ends");
        });
        Say(first!.Result, second!.Result);

        async Coroutine<string> Work(string name)
        {
            Say(name, "begins");
            await Yield();
            Say(name, "ends");
            return name;
        }
    }
}
