namespace Meanwhile.Transcripts.Cancelling;

internal sealed class UncancelCountsDown : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        await Sleep(1.Seconds);
        task.Cancel();
        await Sleep(1.Seconds);
        task.Cancel();
        Say(await Attempted(task), task.CancelRequests);

        async Coroutine<string> Work()
        {
            var task = LoopTask.Current!;
            for (var i = 0; i < 2; i++)
            {
                try
                {
                    await Sleep(10.Seconds);
                }
                catch (CancelledException)
                {
                    Say("caught", task.CancelRequests);
                }
            }

            Say(new[] { task.Uncancel(), task.Uncancel(), task.Uncancel() });
            await Sleep(1.Seconds);
            return "value";
        }
    }
}
