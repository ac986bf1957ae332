namespace Meanwhile.Transcripts.Threads;

internal sealed class ContextOfEachTask : Twin
{
    private readonly AsyncLocal<string> variable = new();

    protected override async Coroutine Main()
    {
        using var both = new Barrier(2);
        var (first, second) = await Gather(Named("first"), Named("second"));
        Say(new[] { first, second }, variable.Value ?? "none");

        string Work()
        {
            both.SignalAndWait();
            var seen = variable.Value!;
            variable.Value = "thread's";
            return seen;
        }

        async Coroutine<string[]> Named(string name)
        {
            variable.Value = name;
            var seen = await ToThread(Work);
            return [seen, variable.Value];
        }
    }
}
