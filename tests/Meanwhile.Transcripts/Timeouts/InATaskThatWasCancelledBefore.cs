namespace Meanwhile.Transcripts.Timeouts;

internal sealed class InATaskThatWasCancelledBefore : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Sleep(1.Seconds);
        task.Cancel();
        Say(await Attempted(task));

        async Coroutine<string> Work()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            catch (CancelledException)
            {
                Say("swallowed", LoopTask.Current!.CancelRequests);
            }

            try
            {
                await WithTimeout(1.Seconds, async _ => await Sleep(10.Seconds));
            }
            catch (Exception error)
            {
                Say(error, LoopTask.Current!.CancelRequests, Now);
            }

            return "value";
        }
    }
}
