namespace Meanwhile;

// What goes on outside the loop, for pollers that make time pass: it must not pass before that has come back.
public sealed partial class EventLoop
{
    private static int loopsOnPoolThreads;

    private int foreignWaits;

    /// <summary>How many threads of the pool run a loop: to the pool each seems busy, with work that has no end.</summary>
    internal static int LoopsOnPoolThreads => Volatile.Read(ref loopsOnPoolThreads);

    /// <summary>The mark in its execution context; null where its poller needs none.</summary>
    internal LoopMark? Mark { get; }

    /// <summary>Whether a coroutine or future waits for something of .NET's own, or foreign code runs below a task.</summary>
    internal bool AwaitsForeign => foreignWaits > 0 || branches.Count > 0;

    /// <summary>A wait for something of .NET's own begins.</summary>
    /// <param name="awaited">The task, where it is one.</param>
    internal void BeginForeignWait(Task? awaited)
    {
        foreignWaits++;
        if (Mark is not null && awaited is not null)
        {
            Mark.Watch(awaited);
        }
    }

    /// <summary>It has ended and the loop knows, or nobody waits any longer.</summary>
    /// <param name="awaited">The task, where it is one.</param>
    internal void EndForeignWait(Task? awaited)
    {
        foreignWaits--;
        if (Mark is not null && awaited is not null)
        {
            Mark.Unwatch(awaited);
        }
    }

    /// <summary>A run, or several that belong together, begins on this thread.</summary>
    internal void BeginRun() => poller.Begin(this);

    /// <summary>It has ended.</summary>
    internal void EndRun() => poller.End();

    /// <summary>
    /// An item that comes when the loop has closed takes its turn without it, where that matters. Nothing escapes: it would be thrown into whoever
    /// handed the item over on a thread of its own, or the loop would not close to its end.
    /// </summary>
    internal void RunOutside(IReadyItem item)
    {
        if (item is IRunsOutside outside)
        {
            Guarded(static outside => ((IRunsOutside)outside).RunOutside(), outside);
        }
    }

    private void Guarded(Action<object> action, object argument)
    {
        try
        {
            action(argument);
        }
        catch (Exception escaped)
        {
            Report(new LoopError($"An exception escaped from what {this} had left when it was closed", escaped));
        }
    }

    // A thread is never left out twice: who counts would miss another one.
    private static void BeginOnThread()
    {
        if (Thread.CurrentThread.IsThreadPoolThread)
        {
            LoopMark.CountVisitHere(-1);
            Interlocked.Increment(ref loopsOnPoolThreads);
        }
    }

    private static void EndOnThread()
    {
        if (Thread.CurrentThread.IsThreadPoolThread)
        {
            Interlocked.Decrement(ref loopsOnPoolThreads);
            LoopMark.CountVisitHere(1);
        }
    }
}
