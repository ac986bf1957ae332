namespace Meanwhile.Transcripts.Queues;

internal sealed class GetTimesOut : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<string>();
        EventLoop.Current.CallLater(2.Seconds, () => queue.TryPut("late"));
        Say(await Attempted(WaitFor(queue.Get(), 1.Seconds)), Now);
        await Sleep(2.Seconds);
        Say(queue.Count, await queue.Get());
    }
}
