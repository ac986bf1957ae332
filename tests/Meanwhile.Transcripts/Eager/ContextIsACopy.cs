namespace Meanwhile.Transcripts.Eager;

internal sealed class ContextIsACopy : Twin
{
    private readonly AsyncLocal<string> variable = new();

    protected override async Coroutine Main()
    {
        variable.Value = "parent's";
        var task = CreateTask(Work(), eager: true);
        Say("parent", variable.Value);
        await task;
        Say("parent", variable.Value);

        async Coroutine Work()
        {
            Say("inherits", variable.Value);
            variable.Value = "child's";
            await Yield();
            Say("keeps", variable.Value);
        }
    }
}
