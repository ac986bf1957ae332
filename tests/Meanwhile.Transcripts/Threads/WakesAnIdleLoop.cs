namespace Meanwhile.Transcripts.Threads;

internal sealed class WakesAnIdleLoop : Twin
{
    protected override async Coroutine Main()
    {
        var loop = EventLoop.Current;
        var future = new Future<string>();
        new Thread(() => loop.CallSoonThreadsafe(() => future.SetResult("from a thread"))).Start();
        Say(await future);
    }
}
