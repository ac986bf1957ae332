namespace Meanwhile.Transcripts.Queues;

internal sealed class TaskDoneTooOften : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<int>();
        Say(Attempt(queue.TaskDone) is InvalidOperationException);
        queue.TryPut(1);
        await queue.Get();
        queue.TaskDone();
        Say(Attempt(queue.TaskDone) is InvalidOperationException);
    }
}
