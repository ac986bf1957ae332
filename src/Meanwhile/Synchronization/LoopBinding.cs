using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// The loop that an object belongs to: the one that ran where it was made. What was made where none ran belongs to the loop that
/// first uses it.
/// </summary>
internal struct LoopBinding
{
    // Held while code outside any loop uses what belongs to none yet, so that a loop that binds it meanwhile comes before or after.
    private static readonly Lock Unbound = new();

    private EventLoop? loop;

    private LoopBinding(EventLoop? loop)
    {
        this.loop = loop;
    }

    /// <summary>The binding of an object that is made here.</summary>
    internal static LoopBinding Here => new(EventLoop.RunningHere);

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
    /// after, unless its own loop runs at the moment, somewhere else: until the use is over none can begin to, or bind it.
    /// </summary>
    /// <returns>What is to be disposed when the call is over.</returns>
    /// <exception cref="InvalidOperationException">The object is bound to another loop than runs here, or to one that runs elsewhere.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal OutsideUse Use(object what, string call)
    {
        if (EventLoop.RunningHere is not { } here)
        {
            return UseOutside(what, call);
        }

        Bind(what, here);
        return default;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void BindAnew(object what, EventLoop here)
    {
        if (Volatile.Read(ref loop) is null)
        {
            lock (Unbound)
            {
                loop ??= here;
            }
        }

        if (loop is { } its && its != here)
        {
            throw Errors.OtherLoop(what.ToString()!, its, here);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private OutsideUse UseOutside(object what, string call)
    {
        if (Volatile.Read(ref loop) is null)
        {
            Unbound.Enter();
            if (loop is null)
            {
                return new OutsideUse(Unbound);
            }

            Unbound.Exit();
        }

        return new OutsideUse(loop!.Hold(what, call));
    }
}
