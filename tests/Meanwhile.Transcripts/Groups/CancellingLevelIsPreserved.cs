namespace Meanwhile.Transcripts.Groups;

internal sealed class CancellingLevelIsPreserved : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Work());
        Say(await Attempted(task), task.IsCancelled);

        async Coroutine Fail() => throw new ArgumentException("boom");

        async Coroutine Work()
        {
            LoopTask.Current!.Cancel("own");
            try
            {
                await TaskGroup.Run(async group =>
                {
                    group.CreateTask(Fail());
                    Say("body ends");
                });
            }
            catch (Exception error)
            {
                Say(error, LoopTask.Current!.CancelRequests);
            }

            await Sleep(1.Seconds);
            Say("goes on");
        }
    }
}
