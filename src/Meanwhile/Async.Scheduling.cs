using System.Runtime.CompilerServices;

namespace Meanwhile;

public static partial class Async
{
    /// <summary>Runs a coroutine on an event loop of its own, winds up what it leaves behind, and closes the loop. As <c>asyncio.run</c>.</summary>
    /// <param name="main">The coroutine.</param>
    /// <param name="options">How the loop is to run; null for the defaults.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="InvalidOperationException">An event loop runs on this thread already.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C ended the run, after its clean-up, or the main task was cancelled.</exception>
    public static void Run(Coroutine main, LoopOptions? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        using var runner = NewRunner(options);
        runner.Run(main, file, line);
    }

    /// <summary>Runs a coroutine on an event loop of its own and gives its value. As <c>asyncio.run</c>.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="main">The coroutine.</param>
    /// <param name="options">How the loop is to run; null for the defaults.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="InvalidOperationException">An event loop runs on this thread already.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C ended the run, after its clean-up, or the main task was cancelled.</exception>
    public static T Run<T>(Coroutine<T> main, LoopOptions? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        using var runner = NewRunner(options);
        return runner.Run(main, file, line);
    }

    /// <summary>Runs an async function on an event loop of its own, winds up what it leaves behind, and closes the loop.</summary>
    /// <param name="main">The function.</param>
    /// <param name="options">How the loop is to run; null for the defaults.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="ArgumentNullException"><paramref name="main"/> is null.</exception>
    /// <exception cref="InvalidOperationException">An event loop runs on this thread already.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C ended the run, after its clean-up, or the main task was cancelled.</exception>
    public static void Run(Func<Coroutine> main, LoopOptions? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(main);
        using var runner = NewRunner(options);
        runner.Run(main, file, line);
    }

    /// <summary>Runs an async function on an event loop of its own and gives its value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="main">The function.</param>
    /// <param name="options">How the loop is to run; null for the defaults.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="ArgumentNullException"><paramref name="main"/> is null.</exception>
    /// <exception cref="InvalidOperationException">An event loop runs on this thread already.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C ended the run, after its clean-up, or the main task was cancelled.</exception>
    public static T Run<T>(Func<Coroutine<T>> main, LoopOptions? options = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(main);
        using var runner = NewRunner(options);
        return runner.Run(main, file, line);
    }

    /// <summary>Lets the task pause for a time while others run.</summary>
    /// <param name="delay">
    /// How long. Zero or less only gives the others a turn, as in asyncio, and so does <see cref="Timeout.InfiniteTimeSpan"/>,
    /// which is -1 ms: a time worked out from two others may be just that. <see cref="TimeSpan.MaxValue"/> has no end but a cancel.
    /// </param>
    public static Coroutine Sleep(TimeSpan delay)
    {
        var source = SleepSource.Rent(Math.Max(0, delay.Ticks));
        return new Coroutine(source, source.Token);
    }

    /// <summary>Gives the others one turn of the loop. As <c>asyncio.sleep(0)</c>.</summary>
    public static Coroutine Yield()
    {
        var source = SleepSource.Rent(0);
        return new Coroutine(source, source.Token);
    }

    private static LoopRunner NewRunner(LoopOptions? options)
    {
        if (EventLoop.RunningHere is { } running)
        {
            throw Errors.RunInsideLoop(running);
        }

        return new LoopRunner(options) { IsForOneRun = true };
    }
}
