namespace Meanwhile.Transcripts.Context;

internal sealed class TaskCopiesTheContext : Twin
{
    private readonly AsyncLocal<string> variable = new();

    protected override async Coroutine Main()
    {
        variable.Value = "first";
        var first = CreateTask(Work("a"));
        variable.Value = "second";
        var second = CreateTask(Work("b"));
        variable.Value = "third";
        await Gather(first, second);
        Say("main", variable.Value);

        async Coroutine Work(string name)
        {
            Say(name, variable.Value);
            variable.Value = $"{name}'s";
            await Sleep(1.Seconds);
            Say(name, variable.Value);
        }
    }
}
