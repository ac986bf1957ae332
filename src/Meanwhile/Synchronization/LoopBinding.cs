namespace Meanwhile;

/// <summary>The loop that an object belongs to from its first use there on. It may be made before any loop runs.</summary>
internal struct LoopBinding
{
    private EventLoop? loop;

    /// <summary>Binds to the loop that runs here, or refuses where that is another one than before.</summary>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or the object is bound to another.</exception>
    internal EventLoop Bind(object what)
    {
        var here = EventLoop.RunningHere ?? throw Errors.NoRunningLoop();
        if (loop != here && (loop ?? Interlocked.CompareExchange(ref loop, here, null) ?? here) is var its && its != here)
        {
            throw Errors.OtherLoop(what.ToString()!, its, here);
        }

        return here;
    }

    /// <summary>The same where a loop runs; a coroutine that is made outside of any is bound when it begins.</summary>
    internal void BindIfRunning(object what)
    {
        if (EventLoop.RunningHere is { } here && loop != here)
        {
            Bind(what);
        }
    }

    /// <summary>Refuses a plain call that comes from outside while the loop runs.</summary>
    internal readonly void RequireOwner(string what) => loop?.RequireOwner(what);
}
