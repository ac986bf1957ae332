namespace Meanwhile.Transcripts.Context;

internal sealed class ChildrenOfAGroup : Twin
{
    private readonly AsyncLocal<string> variable = new();

    protected override async Coroutine Main()
    {
        variable.Value = "main's";
        LoopTask<string>[] tasks = [];
        await TaskGroup.Run(async group => { tasks = [group.CreateTask(Work("a")), group.CreateTask(Work("b"))]; });
        Say(tasks.Select(task => task.Result), await Gather(new[] { Work("c"), Work("d") }), variable.Value);

        async Coroutine<string> Work(string name)
        {
            var seen = variable.Value;
            variable.Value = name;
            await Yield();
            return $"{seen}/{variable.Value}";
        }
    }
}
