namespace Meanwhile.Transcripts.Queues;

internal sealed class JoinOfAnEmptyQueue : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<int>();
        EventLoop.Current.CallSoon(() => Say("callback"));
        await queue.Join();
        Say("joined");
        await Yield();
    }
}
