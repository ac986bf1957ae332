namespace Meanwhile;

// How the mark gets into contexts, and how a thread is noticed that comes upon it there.
internal sealed partial class LoopMark
{
    // Called on the thread whose context changes, also when the pool takes a context off a thread after the work.
    private static readonly AsyncLocal<LoopMark?> InContext = new(ContextChanged);

    private static int visitsOnPool;
    private static int atGates;

    [ThreadStatic]
    private static ThreadVisit? visitHere;

    [ThreadStatic]
    private static bool isCapturing;

    // A mark has two forms: one in the loop's context, which counts, and one in that of its own threads, which does not and knows the first.
    private readonly LoopMark? owner;
    private readonly LoopMark? ofOwnThreads;

    /// <summary>How many threads of the pool run code of a loop, whichever; those that run a loop themselves are left out.</summary>
    internal static int VisitsOnPool => Volatile.Read(ref visitsOnPool);

    /// <summary>How many threads are about to tell of something that has begun or ended, and may wait for a gate that somebody holds.</summary>
    internal static int AtGates => Volatile.Read(ref atGates);

    /// <summary>The mark of the code that asks.</summary>
    internal static LoopMark? Here => InContext.Value;

    /// <summary>The caller's execution context for work that the loop counts itself, as that on its own threads: there the mark does not.</summary>
    internal static ExecutionContext? CaptureForOwnThreads() =>
        InContext.Value is { ofOwnThreads: { } uncounted } ? CaptureWith(uncounted) : ExecutionContext.Capture();

    /// <summary>The thread is about to tell of something, or has.</summary>
    internal static void CountAtGates(int change) => Interlocked.Add(ref atGates, change);

    /// <summary>The code here begins to run a loop, or has ended to: meanwhile the thread is counted as one that does.</summary>
    internal static void CountVisitHere(int change)
    {
        if (InContext.Value is { owner: null })
        {
            Interlocked.Add(ref visitsOnPool, change);
        }
    }

    /// <summary>The caller's execution context with this mark in it; null where the flow is suppressed.</summary>
    internal ExecutionContext? CaptureContext() => CaptureWith(this);

    /// <summary>Runs code on the loop in an execution context that came from elsewhere, with the mark in it.</summary>
    internal void Run(ExecutionContext context, ContextCallback code, object state) =>
        ExecutionContext.Run(
            context,
            _ =>
            {
                InContext.Value = this;
                code(state);
            },
            null
        );

    private static ExecutionContext? CaptureWith(LoopMark mark)
    {
        if (ExecutionContext.Capture() is not { } outer)
        {
            return null;
        }

        ExecutionContext? captured = null;
        isCapturing = true;
        try
        {
            ExecutionContext.Run(
                outer,
                _ =>
                {
                    InContext.Value = mark;
                    captured = ExecutionContext.Capture();
                },
                null
            );
        }
        finally
        {
            isCapturing = false;
        }

        return captured;
    }

    private static void ContextChanged(AsyncLocalValueChangedArgs<LoopMark?> change)
    {
        // A thread that runs a loop is that loop's, whatever contexts it goes through.
        if (isCapturing || EventLoop.RunningHere is not null)
        {
            return;
        }

        var isOfPool = Thread.CurrentThread.IsThreadPoolThread;
        if (change.PreviousValue is { owner: null } left)
        {
            Left(left, isOfPool);
        }

        if (change.CurrentValue is { owner: null } entered)
        {
            Entered(entered, isOfPool);
        }
    }

    private static void Left(LoopMark mark, bool isOfPool)
    {
        CountAtGates(1);

        // In this order: the thread may be about to run more, and has to be seen as busy when it is no longer known what with.
        if (isOfPool)
        {
            Interlocked.Decrement(ref visitsOnPool);
        }

        lock (mark.Gate)
        {
            mark.Leave();
            if (!isOfPool)
            {
                mark.LeftThreadAt = TimeProvider.System.GetTimestamp();
            }
        }

        CountAtGates(-1);
    }

    private static void Entered(LoopMark mark, bool isOfPool)
    {
        CountAtGates(1);
        lock (mark.Gate)
        {
            mark.Enter();
        }

        if (isOfPool)
        {
            Interlocked.Increment(ref visitsOnPool);
        }

        CountAtGates(-1);
    }
}
