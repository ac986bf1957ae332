using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// Runs callbacks and the steps of tasks, one at a time, in the order in which they became ready. As asyncio's event loop.
/// Most programs use <c>Async.Run</c>, which makes one, runs the program and closes it.
/// </summary>
/// <remarks>
/// A loop belongs to the thread that runs it, while it runs. Other threads may use <see cref="CallSoonThreadsafe"/>,
/// <c>Submit</c> and <see cref="Stop"/> through them; every other call from outside is refused.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class EventLoop : IDisposable
{
    // Awaits nest on the stack this deep before the step's trampoline takes over: cheaper to count than to ask for the stack's room.
    internal const int MostInlineDepth = 200;

    private static int loops;

    [ThreadStatic]
    private static EventLoop? runningHere;

    private readonly LoopContext callbackContext;
    private readonly IPickingPolicy? policy;
    private readonly IPoller poller;

    /// <summary>Makes a loop with the default options.</summary>
    public EventLoop()
        : this(null) { }

    /// <summary>Makes a loop.</summary>
    /// <param name="options">How it is to run; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public EventLoop(LoopOptions? options)
    {
        options ??= new LoopOptions();
        ArgumentNullException.ThrowIfNull(options.TimeProvider, "options.TimeProvider");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SlowStepThreshold, TimeSpan.Zero, "options.SlowStepThreshold");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.WorkerThreads, 1, "options.WorkerThreads");
        RequirePositive(options.AbandonAfter, "options.AbandonAfter");
        RequirePositive(options.WindUpReport, "options.WindUpReport");
        AbandonAfter = options.AbandonAfter;
        WindUpReport = options.WindUpReport;
        Name = options.Name ?? $"loop-{Interlocked.Increment(ref loops)}";
        Debug = options.Debug;
        SlowStepThreshold = options.SlowStepThreshold;
        UnhandledError = options.OnError;
        clock = options.TimeProvider;
        started = clock.GetTimestamp();
        policy = options.PickingPolicy;
        poller = options.Poller ?? (clock as IPollerSource)?.CreatePoller() ?? NewPoller(clock);
        Mark = poller.Mark;
        BaseContext = Mark is null ? ExecutionContext.Capture() : Mark.CaptureContext();
        CanWatchSockets = poller is ISocketPoller;
        callbackContext = new LoopContext(this);
        RealTime = new RealTime(options.RealClock);
        Patience = new Patience(this);
        Folded = new FoldedReports(this);
        Unthrowables = new Unthrowables(this);
        LeftReports = new LeftReports(this);
        Inbox = new Inbox(this, poller);
        Timers = new TimerQueue(this);
        Sleeps = Pool<SleepSource>();
        Workers = new WorkerThreads(this, options.WorkerThreads);
        Signals = new SignalHandlers(this);
    }

    /// <summary>The loop that runs the code that asks.</summary>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread.</exception>
    public static EventLoop Current => runningHere ?? throw Errors.NoRunningLoop();

    /// <summary>The loop that runs the code that asks, or null.</summary>
    public static EventLoop? CurrentOrNull => runningHere;

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    /// <summary>Whether it runs in debug mode.</summary>
    public bool Debug { get; }

    /// <summary>In debug mode, a step that takes at least this long is reported.</summary>
    public TimeSpan SlowStepThreshold { get; }

    /// <summary>Whether it is being run, on whatever thread.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Whether it was closed.</summary>
    public bool IsClosed { get; private set; }

    internal static EventLoop? RunningHere
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => runningHere;
    }

    internal ReadyQueue Ready { get; } = new();

    internal Inbox Inbox { get; }

    internal TimerQueue Timers { get; }

    internal SourcePool<SleepSource> Sleeps { get; }

    internal FailureRelay Relay { get; } = new();

    internal UnobservedFailures Unobserved { get; } = new();

    /// <summary>Those that wait for nothing and can serve the next foreign await.</summary>
    internal SpareWaits SpareWaits { get; } = new();

    /// <summary>Ways back for foreign code that have been gone and can serve again.</summary>
    internal Stack<ForeignCallback> ForeignCallbacks { get; } = new();

    /// <summary>Those that were abandoned, for the next await of the same task.</summary>
    internal LeftEnds<ForeignWait> LeftWaits { get; } = new();

    /// <summary>Those of futures that were cancelled, for the next future of the same task.</summary>
    internal LeftEnds<TaskEnd> LeftTaskEnds { get; } = new();

    /// <summary>
    /// Those whose source still has to give a result, which nobody wants any longer. The source keeps them: where nobody has it any more they are gone.
    /// </summary>
    internal ConditionalWeakTable<ForeignWait, object?> LeftSources { get; } = [];

    internal LeftSteps LeftSteps { get; } = new();

    internal LeftReports LeftReports { get; }

    /// <summary>How long an await of .NET's own that was asked to end is waited for.</summary>
    internal TimeSpan AbandonAfter { get; }

    /// <summary>After how long a run that is to end says what it waits for.</summary>
    internal TimeSpan WindUpReport { get; }

    internal RealTime RealTime { get; }

    internal Patience Patience { get; }

    /// <summary>The same of those who clean up, by the loop's clock.</summary>
    internal CleanUpTimes CleanUpTimes { get; } = new();

    internal FoldedReports Folded { get; }

    internal Unthrowables Unthrowables { get; }

    internal CreationPlaces Places { get; } = new();

    internal WorkerThreads Workers { get; }

    /// <inheritdoc/>
    public override string ToString() => $"event loop '{Name}'";

    private static void RequirePositive(TimeSpan time, string what)
    {
        if (time != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero, what);
        }
    }

    /// <summary>Refuses a call that comes from outside while the loop runs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void RequireOwner(string what)
    {
        if (runningHere != this && IsRunning)
        {
            throw Errors.WrongThread(this, what);
        }
    }

    /// <summary>
    /// Keeps a loop that nobody runs from being run or closed while code outside of it uses what belongs to it. A closed loop
    /// needs no keeping.
    /// </summary>
    /// <returns>What is held, for the caller to give back.</returns>
    /// <exception cref="InvalidOperationException">It runs.</exception>
    internal Lock Hold(object what, string call)
    {
        taking.Enter();
        if (pumped != 0 && !IsClosed)
        {
            taking.Exit();
            throw Errors.WrongThread(this, $"{call} of {what}");
        }

        return taking;
    }

    internal void RequireOpen()
    {
        if (IsClosed)
        {
            throw Errors.LoopClosed(this);
        }
    }
}
