namespace Meanwhile.Transcripts.Groups;

internal sealed class CancelledFromOutside : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Parent());
        await Sleep(1.Seconds);
        task.Cancel("outside");
        Say(await Attempted(task), task.IsCancelled, task.CancelRequests, Now);

        async Coroutine Child()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
                await Sleep(1.Seconds);
                Say("child cleaned up at", Now);
            }
        }

        Coroutine Parent() => TaskGroup.Run(async group => { group.CreateTask(Child()); });
    }
}
