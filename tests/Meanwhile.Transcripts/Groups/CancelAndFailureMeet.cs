namespace Meanwhile.Transcripts.Groups;

internal sealed class CancelAndFailureMeet : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Parent());
        await Sleep(1.Seconds);
        task.Cancel();
        Say(await Attempted(task), task.IsCancelled, task.CancelRequests);

        async Coroutine Child()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
#pragma warning disable CA2219, MA0072 // It is what the program shows.
                throw new ArgumentException("clean-up");
#pragma warning restore CA2219, MA0072
            }
        }

        Coroutine Parent() => TaskGroup.Run(async group => { group.CreateTask(Child()); });
    }
}
