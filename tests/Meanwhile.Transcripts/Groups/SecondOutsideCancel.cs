namespace Meanwhile.Transcripts.Groups;

internal sealed class SecondOutsideCancel : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Parent());
        await Sleep(1.Seconds);
        task.Cancel("first");
        await Sleep(1.Seconds);
        Say(task.Cancel("second"), task.IsDone);
        Say(await Attempted(task), task.IsCancelled, task.CancelRequests, Now);

        async Coroutine Child()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
                await Sleep(2.Seconds);
                Say("child cleaned up at", Now);
            }
        }

        Coroutine Parent() => TaskGroup.Run(async group => { group.CreateTask(Child()); });
    }
}
