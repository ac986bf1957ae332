namespace Meanwhile.Transcripts.Cancelling;

internal sealed class CancelsItselfInItsCleanUp : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        Say(await Attempted(task), task.IsCancelled);

        async Coroutine Work()
        {
            try
            {
                throw new ArgumentException("boom");
            }
            finally
            {
                LoopTask.Current!.Cancel("in the clean-up");
                try
                {
                    await Sleep(1.Seconds);
                }
                finally
                {
                    Say("clean-up ends", Now);
                }
            }
        }
    }
}
