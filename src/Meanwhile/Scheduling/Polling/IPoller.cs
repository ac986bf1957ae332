namespace Meanwhile;

/// <summary>Waits for what comes from outside: a wake-up, the time, and where the poller knows of any, I/O.</summary>
internal interface IPoller : IDisposable
{
    /// <summary>What the loop's execution context is to carry, so that the poller can tell what runs elsewhere on the loop's behalf; null for nothing.</summary>
    LoopMark? Mark => null;

    /// <summary>A run of the loop begins on this thread, in the context of whoever runs it; runs may be nested.</summary>
    void Begin(EventLoop loop) { }

    /// <summary>A run has ended.</summary>
    void End() { }

    /// <summary>Waits until woken, or until the time has passed. It may return early.</summary>
    /// <param name="ticks">How long at most, in units of 100 ns; negative for as long as it takes.</param>
    /// <param name="outsideWork">Whether work of this loop goes on on other threads, so that a wake-up is to be expected.</param>
    void Poll(long ticks, bool outsideWork);

    /// <summary>Ends the wait, or the next one. May be called from any thread, and without effect after the poller was disposed.</summary>
    void Wake();
}
