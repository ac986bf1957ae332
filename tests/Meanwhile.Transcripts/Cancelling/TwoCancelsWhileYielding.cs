namespace Meanwhile.Transcripts.Cancelling;

internal sealed class TwoCancelsWhileYielding : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Yield();
        task.Cancel("first");
        task.Cancel("second");
        Say(await Attempted(task), task.CancelRequests);

        async Coroutine Work()
        {
            await Yield();
            Say("never");
        }
    }
}
