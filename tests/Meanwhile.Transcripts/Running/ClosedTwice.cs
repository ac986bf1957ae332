namespace Meanwhile.Transcripts.Running;

internal sealed class ClosedTwice : Twin
{
    protected override void Perform()
    {
        var runner = new LoopRunner(Options);
        runner.Dispose();
        runner.Dispose();
        Say("closed twice");
        using (new LoopRunner(Options))
        {
            Say("never ran");
        }
    }
}
