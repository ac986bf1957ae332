namespace Meanwhile.Transcripts.Groups;

internal sealed class CaughtOutsideCancelKeepsItsCount : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Parent());
        await Sleep(1.Seconds);
        task.Cancel("outside");
        Say(await Attempted(task));

        async Coroutine Child() => await Sleep(10.Seconds);

        async Coroutine Parent()
        {
            try
            {
                await TaskGroup.Run(async group => { group.CreateTask(Child()); });
            }
            catch (CancelledException error)
            {
                Say("caught", error, LoopTask.Current!.CancelRequests);
            }

            LoopTask? second = null;
            await TaskGroup.Run(async group => { second = group.CreateTask(Sleep(1.Seconds)); });
            Say("second group", second!.IsDone, Now, LoopTask.Current!.CancelRequests);
        }
    }
}
