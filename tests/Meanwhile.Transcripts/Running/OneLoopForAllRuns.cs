namespace Meanwhile.Transcripts.Running;

internal sealed class OneLoopForAllRuns : Twin
{
    protected override void Perform()
    {
        var runner = new LoopRunner(Options);
        EventLoop first;
        using (runner)
        {
            first = runner.Run(LoopOfRun);
            var second = runner.Run(LoopOfRun);
            Say(first == second, first == runner.Loop, first.IsClosed);
        }

        Say(first.IsClosed);
        Say(Attempt(() => runner.Run(LoopOfRun)));
        Say(Attempt(() => runner.Loop));
    }

    private async Coroutine<EventLoop> LoopOfRun()
    {
        await Sleep(1.Seconds);
        Say("time", Now);
        return EventLoop.Current;
    }
}
