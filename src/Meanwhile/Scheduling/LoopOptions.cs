namespace Meanwhile;

/// <summary>How an event loop is to run. All have defaults that suit a program in production.</summary>
public sealed class LoopOptions
{
    /// <summary>
    /// Keeps creation places of coroutines and reports slow steps. Costs speed. As asyncio's debug mode. Default: false.
    /// </summary>
    public bool Debug { get; init; }

    /// <summary>
    /// The clock of the loop and of all its timers. Default: the system's; in a test that calls a whole program with
    /// <c>VirtualTime.Run</c>, that one.
    /// </summary>
    public TimeProvider TimeProvider { get; init; } = DefaultClock.Current;

    /// <summary>What messages call the loop. Default: "loop-N".</summary>
    public string? Name { get; init; }

    /// <summary>Gets errors that nobody catches. Default: they are written to standard error.</summary>
    public Action<LoopError>? OnError { get; init; }

    /// <summary>In debug mode, a step of a task or a callback that takes at least this long is reported. Default: 0.1 s.</summary>
    public TimeSpan SlowStepThreshold { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Whether Ctrl-C (SIGINT) cancels the main task of a run instead of ending the process at once; a second one ends it.
    /// Default: true, as <c>asyncio.run</c>.
    /// </summary>
    public bool HandleInterrupt { get; init; } = true;

    /// <summary>The most threads that <c>ToThread</c> uses at once. Default: the processors plus 4, at most 32, as in CPython.</summary>
    public int WorkerThreads { get; init; } = Math.Min(32, Environment.ProcessorCount + 4);

    /// <summary>
    /// How long an await of a <see cref="Task"/> or <see cref="ValueTask"/> that was asked to end is waited for before it is abandoned,
    /// always in real time, whatever the loop's clock; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes. Default: 2 s.
    /// </summary>
    /// <remarks>
    /// It counts from the moment the cancel meets the await, for those that were told of it by <see cref="Async.CurrentToken"/>; one that
    /// was not told ends at once. What is abandoned goes on beside the program, its result is lost, and that is reported.
    /// </remarks>
    public TimeSpan AbandonAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// After how long a run that winds up, or was asked to end by Ctrl-C, reports what it still waits for, in real time; then again every
    /// minute. <see cref="Timeout.InfiniteTimeSpan"/> for never. Default: 5 s.
    /// </summary>
    public TimeSpan WindUpReport { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Chooses the order of a turn, for tests that explore schedules.</summary>
    internal IPickingPolicy? PickingPolicy { get; init; }

    /// <summary>The real clock, for tests of what it ends.</summary>
    internal TimeProvider RealClock { get; init; } = TimeProvider.System;

    /// <summary>Waits in place of the default poller.</summary>
    internal IPoller? Poller { get; init; }
}
