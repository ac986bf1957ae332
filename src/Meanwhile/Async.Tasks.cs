using System.Runtime.CompilerServices;

namespace Meanwhile;

public static partial class Async
{
    /// <summary>Runs a coroutine beside the code that asks, as a task of its own, from the next turn of the loop on.</summary>
    /// <param name="coroutine">The coroutine.</param>
    /// <param name="name">What messages and the task tree call it; null for "Task-N".</param>
    /// <param name="eager">Runs it now, inside this call, up to its first suspension.</param>
    /// <param name="file">Filled in by the compiler: where the task was created.</param>
    /// <param name="line">Filled in by the compiler: where the task was created.</param>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or the coroutine was used before.</exception>
    public static LoopTask CreateTask(
        Coroutine coroutine,
        string? name = null,
        bool eager = false,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Begin(LoopTask.Create(EventLoop.Current, coroutine, name, file, line), eager);

    /// <summary>Runs a coroutine beside the code that asks, as a task of its own, from the next turn of the loop on.</summary>
    /// <typeparam name="T">The type of its value.</typeparam>
    /// <param name="coroutine">The coroutine.</param>
    /// <param name="name">What messages and the task tree call it; null for "Task-N".</param>
    /// <param name="eager">Runs it now, inside this call, up to its first suspension.</param>
    /// <param name="file">Filled in by the compiler: where the task was created.</param>
    /// <param name="line">Filled in by the compiler: where the task was created.</param>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or the coroutine was used before.</exception>
    public static LoopTask<T> CreateTask<T>(
        Coroutine<T> coroutine,
        string? name = null,
        bool eager = false,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Begin(LoopTask<T>.Create(EventLoop.Current, coroutine, name, file, line), eager);

    private static TTask Begin<TTask>(TTask task, bool eager)
        where TTask : LoopTask
    {
        if (eager)
        {
            task.StartEagerly();
        }
        else
        {
            task.Start();
        }

        return task;
    }
}
