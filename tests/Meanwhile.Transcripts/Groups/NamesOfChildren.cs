namespace Meanwhile.Transcripts.Groups;

internal sealed class NamesOfChildren : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask<string>? task = null;
        await TaskGroup.Run(async group => { task = group.CreateTask(Child(), name: "child"); });
        Say(task!.Result, task.Name);

        async Coroutine<string> Child() => LoopTask.Current!.Name;
    }
}
