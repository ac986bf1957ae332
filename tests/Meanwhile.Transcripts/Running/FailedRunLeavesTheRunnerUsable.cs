namespace Meanwhile.Transcripts.Running;

internal sealed class FailedRunLeavesTheRunnerUsable : Twin
{
    protected override void Perform()
    {
        using var runner = new LoopRunner(Options);
        Say(Attempt(() => runner.Run(Fail)));
        Say(runner.Run(Value));

        static async Coroutine Fail() => throw new ArgumentException("boom");
        static async Coroutine<string> Value() => "value";
    }
}
