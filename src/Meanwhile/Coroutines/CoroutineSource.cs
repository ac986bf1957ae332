using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// What stands behind a <see cref="Coroutine"/> value: an object that is used again and again, each time under a new
/// version. A value holds the version it was made with, so a value that was already awaited is told from the object's next life.
/// </summary>
internal abstract class CoroutineSource : Resumable
{
    // The two low bits of the word are the phase, the 62 above it the version.
    protected const long Created = 0;
    protected const long Running = 1;
    protected const long Finished = 2;
    protected const long Deferred = 3;
    private const long PhaseMask = 3;

    /// <summary>Version and phase in one word, so that "is this still my coroutine, and not yet started?" is one compare.</summary>
    protected long Word = PhaseMask + 1;

    /// <summary>
    /// While it is in flight: who goes on when it finishes, behind a <see cref="ContextFrame"/> where it has a context of its
    /// own. Once finished: the failure, or null. Of one that was made outside any loop, before a loop takes it over: its <see cref="Stray"/>.
    /// </summary>
    protected object? Link;

    /// <summary>The word of a fresh coroutine: what the <see cref="Coroutine"/> value keeps.</summary>
    internal long Token => Word;

    /// <summary>Its version alone.</summary>
    internal long Life => Word & ~PhaseMask;

    /// <summary>The name of the coroutine method, for messages.</summary>
    internal abstract string Name { get; }

    /// <summary>Whether those who look at a task want to see it: what this library is made of inside they do not.</summary>
    internal virtual bool IsOfInterest => true;

    /// <summary>Whether it does nothing but await one thing of .NET's own, and has no code that could see to a result.</summary>
    internal virtual bool IsRelay => false;

    /// <summary>Whether it is one of those, and what it awaits may have got the ambient token of the code that made it.</summary>
    internal virtual bool IsToldRelay => false;

    /// <summary>What holds tasks that do not outlive it, where it is that of a task group.</summary>
    internal virtual IHasMembers? Holder => null;

    /// <summary>Who awaits it, while it is in flight.</summary>
    internal Resumable? Awaiting => (Word & PhaseMask) == Finished ? null : Parent;

    /// <summary>Who goes on when it finishes.</summary>
    protected Resumable? Parent
    {
        get => Unsafe.As<Resumable?>(Link is ContextFrame frame ? frame.Parent : Link);
        set
        {
            if (Link is ContextFrame frame)
            {
                frame.Parent = value;
            }
            else
            {
                Link = value;
            }
        }
    }

    /// <summary>One that is made where no loop runs, and belongs to none yet.</summary>
    internal static TSource OfNoLoop<TSource>()
        where TSource : CoroutineSource, new() => new() { Link = StrayTally.Of<TSource>().Made() };

    /// <summary>Starts the coroutine inside the current task; it may finish at once.</summary>
    /// <exception cref="InvalidOperationException">It was awaited before, no loop runs on this thread, or it belongs to another loop.</exception>
    internal abstract void Begin(long token);

    /// <summary>Runs the code of the coroutine until it suspends or ends, in whatever contexts there are. A wait has no code.</summary>
    internal virtual void Step() { }

    /// <summary>Whether the coroutine of that version has finished and its result was not yet taken.</summary>
    internal bool IsFinished(long token) => Word == token + Finished;

    /// <summary>Names who goes on when this coroutine finishes. Called only after <see cref="Begin"/>, when it did not finish at once.</summary>
    internal abstract void AwaitedBy(Resumable parent);

    /// <summary>Whether the coroutine of that version is in flight and nobody awaits it yet.</summary>
    internal bool IsUnawaited(long token) => (Word == token + Running || Word == token + Deferred) && Parent is null;

    /// <summary>Whether it does nothing before it is awaited, and then suspends at once: any other has suspended by then, if it does.</summary>
    internal virtual bool ParksWhenAwaited => false;

    /// <summary>Refuses an await that has begun: it throws when the code that awaits goes on. Where the loop is asked for at the beginning there is no such case.</summary>
    internal virtual void Refuse(Exception why) => throw why;

    /// <summary>Refuses an await of what is stale or awaited already.</summary>
    [DoesNotReturn]
    [StackTraceHidden]
    internal void RefuseAwait(long token) => ThrowReused(token);

    /// <summary>Reserves a fresh coroutine for a task, which will start it later.</summary>
    /// <param name="token">The version.</param>
    /// <param name="running">The loop that runs on this thread, or null.</param>
    internal void Claim(long token, EventLoop? running)
    {
        if (Word != token)
        {
            ThrowReused(token);
        }

        if (Loop != running || running is null)
        {
            AdoptBy(running);
        }

        Word = token + Running;
    }

    /// <summary>Whether the coroutine of that version was reserved, or is in flight.</summary>
    internal bool IsClaimed(long token) => Word == token + Running;

    /// <summary>A claimed coroutine that will never run: gives the object back.</summary>
    internal abstract void Abandon();

    /// <summary>Makes a claimed coroutine start in that execution context; null is the loop's own.</summary>
    internal virtual void FlowContext(ExecutionContext? inherited) { }

    /// <summary>The failure of a finished coroutine, or null.</summary>
    protected Exception? Failure => Unsafe.As<Exception?>(Link);

    /// <summary>Makes a coroutine that was made outside any loop belong to the loop that starts it.</summary>
    protected EventLoop AdoptBy([NotNull] EventLoop? running)
    {
        if (running is null)
        {
            AwaitedInVain();
            throw Errors.NoRunningLoop();
        }

        // Made outside any loop it may be in the hands of several threads: one loop gets it.
        var its = Interlocked.CompareExchange(ref Loop, running, null);
        if (its is null)
        {
            if (Link is Stray stray)
            {
                stray.Settle();
                Link = null;
            }

            Adopted(running);
        }
        else if (its != running)
        {
            throw Errors.OtherLoop($"coroutine '{Name}'", its, running);
        }

        return running;
    }

    /// <summary>It was awaited where no loop runs, and whoever did so hears of that: that it was never awaited must not be told too.</summary>
    internal void AwaitedInVain()
    {
        if (Link is Stray stray)
        {
            stray.Settle();
        }
    }

    /// <summary>Tells the loop's pool that one more of its sources is out.</summary>
    protected abstract void Adopted(EventLoop loop);

    /// <summary>Ends this life of the object: every value made before is stale from here on.</summary>
    protected void Retire()
    {
        Word = (Word & ~PhaseMask) + PhaseMask + 1;
    }

    [DoesNotReturn]
    [StackTraceHidden]
    protected void ThrowReused(long token)
    {
        var inFlight = (Word & ~PhaseMask) == (token & ~PhaseMask) && (Word & PhaseMask) != Finished;
        throw new InvalidOperationException(
            inFlight
                ? $"coroutine is being awaited already: '{Name}' is in flight. Await it in one place, or make a task of it with CreateTask and await that as often as you like."
                : $"cannot reuse already awaited coroutine{(StillSameLife(token) ? $" '{Name}'" : "")}. Call the method again, or make a task of it with CreateTask and await that as often as you like."
        );
    }

    [DoesNotReturn]
    [StackTraceHidden]
    private protected void ThrowNotFinished(long token)
    {
        if (!StillSameLife(token))
        {
            ThrowReused(token);
        }

        throw new InvalidStateException($"Result is not set: coroutine '{Name}' has not finished. Await it instead of calling GetResult.");
    }

    private bool StillSameLife(long token) => (Word & ~PhaseMask) == (token & ~PhaseMask);
}
