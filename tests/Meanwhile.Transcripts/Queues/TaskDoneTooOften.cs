namespace Meanwhile.Transcripts.Queues;

internal sealed class TaskDoneTooOften : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<int>();
        Say(TypeOf(Attempt(queue.TaskDone)));
        queue.TryPut(1);
        await queue.Get();
        queue.TaskDone();
        Say(TypeOf(Attempt(queue.TaskDone)));
    }
}
