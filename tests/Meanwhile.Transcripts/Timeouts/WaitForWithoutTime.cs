namespace Meanwhile.Transcripts.Timeouts;

internal sealed class WaitForWithoutTime : Twin
{
    protected override async Coroutine Main()
    {
        foreach (var seconds in new[] { 0, -1 })
        {
            Say(await Attempted(WaitFor(Work(), seconds.Seconds)), Now);
        }

        var task = CreateTask(Quick());
        await Yield();
        Say(await WaitFor(task, TimeSpan.Zero));
        var sleeper = CreateTask(Sleep(10.Seconds));
        await Yield();
        Say(await Attempted(WaitFor(sleeper, TimeSpan.Zero)), sleeper.IsCancelled, Now);

        async Coroutine Work() => Say("never");
        async Coroutine<string> Quick() => "value";
    }
}
