namespace Meanwhile.Transcripts.Groups;

internal sealed class FailureAndCancelInOneTurn : Twin
{
    protected override async Coroutine Main()
    {
        LoopTask? task = null;
        task = CreateTask(Parent());
        Say(await Attempted(task), task.IsCancelled, task.CancelRequests);

        async Coroutine Fail()
        {
            await Sleep(1.Seconds);
            task!.Cancel("outside");
            throw new ArgumentException("boom");
        }

        Coroutine Parent() =>
            TaskGroup.Run(async group =>
            {
                group.CreateTask(Fail());
                await Sleep(10.Seconds);
            });
    }
}
