namespace Meanwhile.Transcripts.Cancelling;

internal sealed class CancelDuringYield : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Yield();
        await Yield();
        task.Cancel();
        Say("cancelling");
        await task;
        Say(task.IsCancelled);

        async Coroutine Work()
        {
            try
            {
                while (true)
                {
                    Say("turn");
                    await Yield();
                }
            }
            catch (CancelledException)
            {
                Say("cancelled");
                await Yield();
                Say("cleaned up");
            }
        }
    }
}
