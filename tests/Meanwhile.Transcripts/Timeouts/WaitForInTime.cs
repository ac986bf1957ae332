namespace Meanwhile.Transcripts.Timeouts;

internal sealed class WaitForInTime : Twin
{
    protected override async Coroutine Main()
    {
        var mine = LoopTask.Current;
        Say(await WaitFor(Work(), 10.Seconds), Now);
        Say(await WaitFor(Work(), null), Now);

        async Coroutine<bool> Work()
        {
            await Sleep(1.Seconds);
            return LoopTask.Current == mine;
        }
    }
}
