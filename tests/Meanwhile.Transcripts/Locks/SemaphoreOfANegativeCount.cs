namespace Meanwhile.Transcripts.Locks;

internal sealed class SemaphoreOfANegativeCount : Twin
{
    protected override async Coroutine Main()
    {
        Say(TypeOf(Attempt(() => new AsyncSemaphore(-1))));
        var semaphore = new AsyncSemaphore(0);
        Say(semaphore.IsLocked);
        EventLoop.Current.CallLater(1.Seconds, semaphore.Release);
        await semaphore.Acquire();
        Say(Now, semaphore.IsLocked);
    }
}
