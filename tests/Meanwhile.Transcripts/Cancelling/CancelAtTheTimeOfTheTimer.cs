namespace Meanwhile.Transcripts.Cancelling;

internal sealed class CancelAtTheTimeOfTheTimer : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Yield();
        EventLoop.Current.CallAt(1.Seconds, () => Say("cancel", task.Cancel()));
        Say(await Attempted(task), Now);

        async Coroutine Work()
        {
            await Sleep(1.Seconds);
            Say("slept");
            await Sleep(1.Seconds);
            Say("never");
        }
    }
}
