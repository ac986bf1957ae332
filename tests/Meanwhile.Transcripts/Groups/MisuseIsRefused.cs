namespace Meanwhile.Transcripts.Groups;

internal sealed class MisuseIsRefused : Twin
{
    protected override async Coroutine Main()
    {
        TaskGroup? group = null;
        await TaskGroup.Run(async entered => group = entered);
        var coroutine = Work();
        Say(TypeOf(Attempt(() => group!.CreateTask(coroutine))));

        async Coroutine Work() { }
    }
}
