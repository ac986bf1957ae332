namespace Meanwhile.Transcripts.Timeouts;

internal sealed class WaitForATaskOfOthers : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask task = CreateTask(Work());
        var waiting = CreateTask(Other());
        await Yield();
        Say("mine:", await Attempted(WaitFor(task, 1.Seconds)), Now);
        await waiting;

        async Coroutine Work() => await Sleep(10.Seconds);
        async Coroutine Other() => Say("other:", await Attempted(task), Now);
    }
}
