namespace Meanwhile.Transcripts.Timeouts;

internal sealed class CancelToComeWhenItBegins : Twin
{
    protected override async Coroutine Main()
    {
        foreach (var task in new[] { CreateTask(CleansUp()), CreateTask(HasNoTime()) })
        {
            Say(await Attempted(task), task.CancelRequests);
        }

        static async Coroutine CleansUp()
        {
            LoopTask.Current!.Cancel("outside");
            await WithTimeout(
                1.Seconds,
                static async _ =>
                {
                    try
                    {
                        await Sleep(10.Seconds);
                    }
                    finally
                    {
                        await Sleep(10.Seconds);
                    }
                }
            );
        }

        static async Coroutine HasNoTime()
        {
            LoopTask.Current!.Cancel("outside");
            await WithTimeout(TimeSpan.Zero, static _ => Sleep(10.Seconds));
        }
    }
}
