using System.Runtime.CompilerServices;

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
        Bind(what, here);
        return here;
    }

    /// <summary>The same for a caller that knows the loop that runs here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Bind(object what, EventLoop here)
    {
        if (loop != here)
        {
            BindAnew(what, here);
        }
    }

    /// <summary>The same where a loop runs; a coroutine that is made outside of any is bound when it begins.</summary>
    /// <returns>The loop that runs here, or null.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal EventLoop? BindIfRunning(object what)
    {
        var here = EventLoop.RunningHere;
        if (here is not null)
        {
            Bind(what, here);
        }

        return here;
    }

    /// <summary>
    /// For a call that does not wait. On a running loop it binds as a wait does. Where none runs the object may be prepared and looked
    /// after, unless its own loop runs at the moment, somewhere else.
    /// </summary>
    /// <exception cref="InvalidOperationException">The object is bound to another loop than runs here, or to one that runs elsewhere.</exception>
    internal void Use(object what, string call)
    {
        if (EventLoop.RunningHere is not { } here)
        {
            loop?.RequireOwner($"{call} of {what}");
        }
        else
        {
            Bind(what, here);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void BindAnew(object what, EventLoop here)
    {
        if ((loop ?? Interlocked.CompareExchange(ref loop, here, null) ?? here) is var its && its != here)
        {
            throw Errors.OtherLoop(what.ToString()!, its, here);
        }
    }
}
