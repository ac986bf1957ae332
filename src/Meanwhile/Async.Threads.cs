using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Meanwhile;

public static partial class Async
{
    /// <summary>Runs blocking work on a thread of the loop's own while the loop goes on. As <c>asyncio.to_thread</c>.</summary>
    /// <remarks>A cancel of the await ends it at once. Work that no thread has begun then never runs; work that runs is not stopped, and the loop waits for it before it closes.</remarks>
    /// <param name="work">The work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="work"/> is null.</exception>
    /// <exception cref="InvalidOperationException">From the await: no event loop runs on this thread.</exception>
    /// <exception cref="CancelledException">From the await: the task was cancelled.</exception>
    public static Coroutine ToThread(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return ToThread(work);

        static async Coroutine ToThread(Action work) =>
            await EventLoop.Current.Workers.Run<VoidResult>(() =>
            {
                work();
                return default;
            });
    }

    /// <summary>Runs blocking work on a thread of the loop's own while the loop goes on, and gives its value. As <c>asyncio.to_thread</c>.</summary>
    /// <remarks>A cancel of the await ends it at once. Work that no thread has begun then never runs; work that runs is not stopped, and the loop waits for it before it closes.</remarks>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="work">The work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="work"/> is null.</exception>
    /// <exception cref="ArgumentException">The work gives a coroutine, a future or the like, which nobody would await.</exception>
    /// <exception cref="InvalidOperationException">From the await: no event loop runs on this thread.</exception>
    /// <exception cref="CancelledException">From the await: the task was cancelled.</exception>
    public static Coroutine<T> ToThread<T>(Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        ThreadWork.RequireValue<T>(nameof(ToThread), nameof(work));
        return ToThread(work);

        static async Coroutine<T> ToThread(Func<T> work) => await EventLoop.Current.Workers.Run(work);
    }

    /// <summary>Begins asynchronous work on a thread of the loop's own, where a library blocks before its first await, and waits until its task is done.</summary>
    /// <remarks>Work that does not block needs no thread: await its task. A cancel of the await ends it at once; the loop waits for the task before it closes.</remarks>
    /// <param name="work">The work. What it does after its first await runs on the thread pool.</param>
    /// <exception cref="ArgumentNullException"><paramref name="work"/> is null.</exception>
    /// <exception cref="InvalidOperationException">From the await: no event loop runs on this thread.</exception>
    /// <exception cref="CancelledException">From the await: the task was cancelled.</exception>
    [OverloadResolutionPriority(1)]
    public static Coroutine ToThread(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return ToThread(work);

        static async Coroutine ToThread(Func<Task> work) =>
            await EventLoop.Current.Workers.Begin<VoidResult>(() => Begun(work()));
    }

    /// <summary>Begins asynchronous work on a thread of the loop's own, where a library blocks before its first await, and gives what its task brings.</summary>
    /// <remarks>Work that does not block needs no thread: await its task. A cancel of the await ends it at once; the loop waits for the task before it closes.</remarks>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="work">The work. What it does after its first await runs on the thread pool.</param>
    /// <exception cref="ArgumentNullException"><paramref name="work"/> is null.</exception>
    /// <exception cref="InvalidOperationException">From the await: no event loop runs on this thread.</exception>
    /// <exception cref="CancelledException">From the await: the task was cancelled.</exception>
    [OverloadResolutionPriority(1)]
    public static Coroutine<T> ToThread<T>(Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return ToThread(work);

        static async Coroutine<T> ToThread(Func<Task<T>> work) => await EventLoop.Current.Workers.Begin<T>(() => Begun(work()));
    }

    /// <summary>Not possible: a coroutine runs on its loop, and a thread would only make it.</summary>
    /// <param name="work">What cannot run there.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("A coroutine runs on its loop, never on a thread of its own: await it, or pass ToThread the blocking call alone.", error: true)]
    public static Coroutine ToThread(Func<Coroutine> work) => throw new NotSupportedException();

    /// <summary>Not possible: a coroutine runs on its loop, and a thread would only make it.</summary>
    /// <typeparam name="T">The type of its value.</typeparam>
    /// <param name="work">What cannot run there.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("A coroutine runs on its loop, never on a thread of its own: await it, or pass ToThread the blocking call alone.", error: true)]
    public static Coroutine<T> ToThread<T>(Func<Coroutine<T>> work) => throw new NotSupportedException();

    /// <summary>Not possible: what a thread would bring is a ValueTask that nobody awaits.</summary>
    /// <param name="work">What cannot run there.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Nobody would await the ValueTask: await it here, or where the library blocks before its first await, pass () => call.AsTask().", error: true)]
    public static Coroutine ToThread(Func<ValueTask> work) => throw new NotSupportedException();

    /// <summary>Not possible: what a thread would bring is a ValueTask that nobody awaits.</summary>
    /// <typeparam name="T">The type of its value.</typeparam>
    /// <param name="work">What cannot run there.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Nobody would await the ValueTask: await it here, or where the library blocks before its first await, pass () => call.AsTask().", error: true)]
    public static Coroutine<T> ToThread<T>(Func<ValueTask<T>> work) => throw new NotSupportedException();

    private static TTask Begun<TTask>(TTask? task)
        where TTask : Task => task ?? throw new InvalidOperationException("The work that was given to ToThread gave null in place of a task. Return a task, or use a function that gives a value.");
}
