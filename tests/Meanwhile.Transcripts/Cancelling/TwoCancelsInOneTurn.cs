namespace Meanwhile.Transcripts.Cancelling;

internal sealed class TwoCancelsInOneTurn : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Yield();
        Say(task.Cancel("first"), task.Cancel("second"));
        Say(await Attempted(task), Now);

        async Coroutine Work()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            catch (CancelledException error)
            {
                Say(error, LoopTask.Current!.CancelRequests);
            }

            await Sleep(1.Seconds);
            Say("went on", Now);
        }
    }
}
