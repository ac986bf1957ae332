namespace Meanwhile.Transcripts.Groups;

internal sealed class FailureThenCancel : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Parent());
        await Sleep(2.Seconds);
        task.Cancel("outside");
        Say(await Attempted(task), task.IsCancelled, task.CancelRequests, Now);

        async Coroutine Fail()
        {
            await Sleep(1.Seconds);
            throw new ArgumentException("boom");
        }

        async Coroutine Sibling()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
                await Sleep(3.Seconds);
                Say("sibling ends", Now);
            }
        }

        async Coroutine Parent()
        {
            try
            {
                await TaskGroup.Run(async group =>
                {
                    group.CreateTask(Fail());
                    group.CreateTask(Sibling());
                });
            }
            catch (Exception error)
            {
                Say("group raises", error, LoopTask.Current!.CancelRequests);
            }

            await Sleep(1.Seconds);
            Say("goes on", Now);
        }
    }
}
