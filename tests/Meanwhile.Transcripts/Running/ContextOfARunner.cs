namespace Meanwhile.Transcripts.Running;

internal sealed class ContextOfARunner : Twin
{
    private readonly AsyncLocal<string> variable = new();

    protected override void Perform()
    {
        variable.Value = "none";
        using var runner = new LoopRunner(Options);
        runner.Run(async () => { variable.Value = "first run's"; });
        runner.Run(async () => Say("second run sees", variable.Value));
        Say("outside", variable.Value);
    }
}
