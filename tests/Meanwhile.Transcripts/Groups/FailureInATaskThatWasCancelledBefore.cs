namespace Meanwhile.Transcripts.Groups;

internal sealed class FailureInATaskThatWasCancelledBefore : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Parent());
        await Sleep(1.Seconds);
        task.Cancel();
        Say(await Attempted(task), Now);

        async Coroutine Fail()
        {
            await Sleep(1.Seconds);
            throw new ArgumentException("boom");
        }

        async Coroutine<string> Parent()
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
                await TaskGroup.Run(async group =>
                {
                    group.CreateTask(Fail());
                    await Sleep(10.Seconds);
                });
            }
            catch (Exception error)
            {
                Say(error, LoopTask.Current!.CancelRequests);
            }

            await Sleep(1.Seconds);
            return "value";
        }
    }
}
