namespace Meanwhile.Transcripts.Eager;

internal sealed class CancelledBeforeItGoesOn : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work(), eager: true);
        Say(task.Cancel("stop"), task.CancelRequests);
        Say(await Attempted(task), task.IsCancelled, Now);

        async Coroutine Work()
        {
            Say("begins");
            try
            {
                await Sleep(10.Seconds);
            }
            catch (CancelledException error)
            {
                Say(error);
                throw;
            }
        }
    }
}
