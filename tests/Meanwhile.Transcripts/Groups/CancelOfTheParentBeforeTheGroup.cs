namespace Meanwhile.Transcripts.Groups;

internal sealed class CancelOfTheParentBeforeTheGroup : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Parent());
        Say(await Attempted(task), task.IsCancelled, Now);

        async Coroutine Child()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
                Say("child ends", Now);
            }
        }

        Coroutine Parent() =>
            TaskGroup.Run(async group =>
            {
                group.CreateTask(Child());
                await Sleep(1.Seconds);
                LoopTask.Current!.Cancel("self");
                Say("body ends");
            });
    }
}
