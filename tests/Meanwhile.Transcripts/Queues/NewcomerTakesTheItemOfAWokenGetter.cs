namespace Meanwhile.Transcripts.Queues;

internal sealed class NewcomerTakesTheItemOfAWokenGetter : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<string>();
        var task = CreateTask(Consumer());
        await Yield();
        queue.TryPut("first");
        Say("taken", queue.TryGet(out var taken) ? taken : "nothing");
        await Sleep(1.Seconds);
        queue.TryPut("second");
        await Sleep(1.Seconds);
        Say(task.IsDone, queue.Count);
        task.Cancel();

        async Coroutine Consumer() => Say("consumer got", await queue.Get());
    }
}
