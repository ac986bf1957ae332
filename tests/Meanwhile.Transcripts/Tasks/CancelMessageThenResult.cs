namespace Meanwhile.Transcripts.Tasks;

internal sealed class CancelMessageThenResult : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Sleep(1.Seconds);
        task.Cancel("one");
        await Sleep(1.Seconds);
        task.Cancel();
        Say("outside:", await Attempted(task));

        async Coroutine Work()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            catch (CancelledException error)
            {
                Say("first:", error);
            }

            try
            {
                await Sleep(10.Seconds);
            }
            catch (CancelledException error)
            {
                Say("second:", error);
                throw;
            }
        }
    }
}
