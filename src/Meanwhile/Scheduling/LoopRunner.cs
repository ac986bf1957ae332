using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Meanwhile;

/// <summary>
/// One loop for several runs from the top of a program, and its orderly end. As asyncio's <c>Runner</c>;
/// <c>Async.Run</c> is one with a single run.
/// </summary>
/// <remarks>All runs start in the execution context in which the runner was made. What a run changes in it ends with the run, as in any C# method.</remarks>
public sealed class LoopRunner : IDisposable
{
    private readonly LoopOptions options;
    private readonly EventLoop loop;
    private bool closed;
    private bool isHeld;

    /// <summary>Makes a runner with a loop of its own.</summary>
    /// <param name="options">How the loop is to run; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public LoopRunner(LoopOptions? options = null)
    {
        this.options = options ?? new LoopOptions();
        loop = new EventLoop(this.options);
    }

    /// <summary>The loop.</summary>
    /// <exception cref="InvalidOperationException">The runner is closed.</exception>
    public EventLoop Loop
    {
        get
        {
            RequireOpen();
            return loop;
        }
    }

    /// <summary>Runs a coroutine to its end as the main task.</summary>
    /// <param name="main">The coroutine.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="InvalidOperationException">The runner is closed, or an event loop runs on this thread already.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C ended the run, or the main task was cancelled.</exception>
    public void Run(Coroutine main, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        RunMain(() => Async.CreateTask(main, "main", false, file, line)).ThrowIfUnsuccessful();

    /// <summary>Runs a coroutine to its end as the main task and gives its value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="main">The coroutine.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="InvalidOperationException">The runner is closed, or an event loop runs on this thread already.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C ended the run, or the main task was cancelled.</exception>
    public T Run<T>(Coroutine<T> main, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        ((LoopTask<T>)RunMain(() => Async.CreateTask(main, "main", false, file, line))).Result;

    /// <summary>Runs an async function to its end as the main task.</summary>
    /// <param name="main">The function.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="ArgumentNullException"><paramref name="main"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The runner is closed, or an event loop runs on this thread already.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C ended the run, or the main task was cancelled.</exception>
    public void Run(Func<Coroutine> main, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(main);
        RunMain(() => Async.CreateTask(main(), "main", false, file, line)).ThrowIfUnsuccessful();
    }

    /// <summary>Runs an async function to its end as the main task and gives its value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="main">The function.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="ArgumentNullException"><paramref name="main"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The runner is closed, or an event loop runs on this thread already.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C ended the run, or the main task was cancelled.</exception>
    public T Run<T>(Func<Coroutine<T>> main, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(main);
        return ((LoopTask<T>)RunMain(() => Async.CreateTask(main(), "main", false, file, line))).Result;
    }

    /// <summary>
    /// Cancels the tasks that are left, waits for their clean-up and for work on threads, and closes the loop.
    /// </summary>
    /// <exception cref="InvalidOperationException">The loop is running.</exception>
    public void Dispose()
    {
        if (closed)
        {
            return;
        }

        if (loop.IsRunning)
        {
            throw new InvalidOperationException($"Cannot close a running event loop: {loop}. Return from its main coroutine first.");
        }

        closed = true;
        try
        {
            if (!loop.IsClosed)
            {
                loop.WindUp();
            }
        }
        finally
        {
            loop.Close();
            if (isHeld)
            {
                loop.EndRun();
            }
        }
    }

    /// <summary>Whether it is disposed by the thread of its only run, right after that.</summary>
    internal bool IsForOneRun { get; init; }

    private static bool HasInterrupts =>
        !(
            OperatingSystem.IsAndroid()
            || OperatingSystem.IsBrowser()
            || OperatingSystem.IsIOS()
            || OperatingSystem.IsTvOS()
            || OperatingSystem.IsWasi()
        );

    private LoopTask RunMain(Func<LoopTask> create)
    {
        RequireOpen();
        if (EventLoop.RunningHere is { } running)
        {
            throw Errors.RunInsideLoop(running);
        }

        if (IsForOneRun && !isHeld)
        {
            // To the end of its winding up it is one run, also for those who share its clock.
            isHeld = true;
            loop.BeginRun();
        }

        var main = loop.Prepare(create);
        RunInterruptibly(main);
        return main;
    }

    private void RunInterruptibly(LoopTask main)
    {
        // Where programs are not ended by Ctrl-C there is no such signal to take.
        if (!options.HandleInterrupt || !HasInterrupts)
        {
            loop.RunUntilDone(main);
            return;
        }

        var interrupts = 0;
        using var interrupt = new Interrupt(main);
        using (
            PosixSignalRegistration.Create(
                PosixSignal.SIGINT,
                signal =>
                {
                    if (loop.Signals.TryTell(signal))
                    {
                        // The program has said itself what is to happen, perhaps just now, when its own registration comes too late.
                        return;
                    }

                    // The first one asks the program to end; the second finds the signal's default and ends it at once.
                    if (Interlocked.Increment(ref interrupts) == 1)
                    {
                        signal.Cancel = true;
                        loop.Inbox.Add(interrupt);
                    }
                }
            )
        )
        {
            loop.RunUntilDone(main);
        }

        if (Volatile.Read(ref interrupts) > 0)
        {
            interrupt.ThrowIfItEndsTheRun();
        }
    }

    private void RequireOpen()
    {
        if (closed)
        {
            throw new InvalidOperationException("Runner is closed: make a new one.");
        }
    }

    private sealed class Interrupt(LoopTask main) : IReadyItem, IDisposable
    {
        private const string Message = "The run was interrupted (Ctrl-C).";
        private EndingWatch? watch;
        private bool isTaken;

        public void Run()
        {
            isTaken = main.Cancel("interrupted");
            watch = EndingWatch.Begin(main.Loop, $"Ending {main} after Ctrl-C");
        }

        public void Dispose() => watch?.Dispose();

        internal void ThrowIfItEndsTheRun()
        {
            if (main.IsCancelled && main.CancelRequests <= 1)
            {
                throw new OperationCanceledException(Message, main.CancellationToThrow());
            }

            // It came while main ran to its end without a suspension that it could meet: it is not lost with that.
            if (!isTaken && main.IsSucceeded)
            {
                throw new OperationCanceledException(Message);
            }
        }
    }
}
