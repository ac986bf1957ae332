namespace Meanwhile.Transcripts.Cancelling;

internal sealed class CancelTravelsThroughAwaitedTasks : Twin
{
    protected override async Coroutine Main()
    {
        var child = CreateTask(Inner());
        var task = CreateTask(Outer());
        await Sleep(1.Seconds);
        task.Cancel("why");
        Say(await Attempted(task));
        Say(child.IsCancelled, child.CancelRequests, task.CancelRequests);

        async Coroutine Inner()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
                Say("inner ends");
            }
        }

        async Coroutine Outer()
        {
            try
            {
                await child;
            }
            finally
            {
                Say("outer ends");
            }
        }
    }
}
