namespace Meanwhile.Transcripts.Threads;

internal sealed class SubmittedCoroutine : Twin
{
    protected override async Coroutine Main()
    {
        var loop = EventLoop.Current;
        var loopThread = Environment.CurrentManagedThreadId;
        var (good, bad) = await ToThread(OnThread);
        Say(good, bad);

        async Coroutine<object> Work(string value)
        {
            await Yield();
            return value == "bad" ? throw new ArgumentException("boom") : new object[] { value, Environment.CurrentManagedThreadId == loopThread };
        }

#pragma warning disable RS0030 // The thread is to wait, and it is not the loop's.
        (object Good, object? Bad) OnThread() => (loop.Submit(() => Work("good")).GetAwaiter().GetResult(), Attempt(() => loop.Submit(() => Work("bad")).GetAwaiter().GetResult()));
#pragma warning restore RS0030
    }
}
