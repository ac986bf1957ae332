namespace Meanwhile.Transcripts.Groups;

internal sealed class OutsideCancelAndAwaitAfterwards : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Parent());
        await Sleep(1.Seconds);
        await Yield();
        Say(await Attempted(task), task.IsCancelled);

        async Coroutine Child()
        {
            await Sleep(1.Seconds);
            throw new ArgumentException("boom");
        }

        async Coroutine Parent()
        {
            try
            {
                await TaskGroup.Run(async group =>
                {
                    group.CreateTask(Child());
                    await Sleep(10.Seconds);
                });
            }
            catch (ExceptionGroup errors) when (errors.Contains<ArgumentException>())
            {
                Say("handled", errors.InnerExceptions.Count, LoopTask.Current!.CancelRequests);
            }

            await Sleep(1.Seconds);
            Say("went on", Now);
        }
    }
}
