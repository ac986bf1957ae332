namespace Meanwhile.Transcripts.Queues;

internal sealed class PutAndGetTakeNoTurn : Twin
{
    protected override async Coroutine Main()
    {
        var queue = new AsyncQueue<int>(1);
        EventLoop.Current.CallSoon(() => Say("callback"));
        for (var i = 0; i < 3; i++)
        {
            await queue.Put(i);
            Say("got", await queue.Get());
        }

        await Yield();
    }
}
