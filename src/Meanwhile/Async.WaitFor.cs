using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Meanwhile;

public static partial class Async
{
    /// <summary>Awaits something for so long. When the time is up it is cancelled and its clean-up awaited. As <c>asyncio.wait_for</c>.</summary>
    /// <param name="awaitable">A coroutine, task or future.</param>
    /// <param name="timeout">How long; null or <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes. Zero or less never starts a coroutine.</param>
    /// <exception cref="ArgumentNullException"><paramref name="awaitable"/> is null.</exception>
    /// <exception cref="TimeoutException">From the await: the time was up.</exception>
    [OverloadResolutionPriority(-1)]
    public static Coroutine WaitFor(IAwaitable awaitable, TimeSpan? timeout)
    {
        ArgumentNullException.ThrowIfNull(awaitable);
        return IsOver(timeout) ? TakeNow(awaitable) : RunWithin(timeout, isDeadline: false, [StackTraceHidden] (_) => Futures.AsCoroutine(awaitable));
    }

    /// <summary>Awaits something for so long and gives its value. When the time is up it is cancelled and its clean-up awaited. As <c>asyncio.wait_for</c>.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="awaitable">A coroutine, task or future.</param>
    /// <param name="timeout">How long; null or <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes. Zero or less never starts a coroutine.</param>
    /// <exception cref="ArgumentNullException"><paramref name="awaitable"/> is null.</exception>
    /// <exception cref="TimeoutException">From the await: the time was up.</exception>
    public static Coroutine<T> WaitFor<T>(IAwaitable<T> awaitable, TimeSpan? timeout)
    {
        ArgumentNullException.ThrowIfNull(awaitable);
        return IsOver(timeout) ? TakeNow(awaitable) : RunWithin(timeout, isDeadline: false, [StackTraceHidden] (_) => Futures.AsCoroutine(awaitable));
    }

    private static bool IsOver(TimeSpan? timeout) => timeout is { } given && given != Timeout.InfiniteTimeSpan && given <= TimeSpan.Zero;

    private static async Coroutine TakeNow(IAwaitable awaitable) => (await DoneNow(awaitable)).ThrowIfUnsuccessful();

    private static async Coroutine<T> TakeNow<T>(IAwaitable<T> awaitable) => Futures.ResultOf<T>(await DoneNow(awaitable));

    /// <summary>
    /// With no time at all: what is not done is cancelled. A coroutine becomes a task that never begins, as in CPython: so the
    /// others get their turns even from who asks again and again.
    /// </summary>
    private static async Coroutine<Future> DoneNow(IAwaitable awaitable)
    {
        var future = Futures.Ensure(awaitable, nameof(WaitFor));
        if (!future.IsDone)
        {
            await EndByCancel(future, null);
            if (future.IsCancelled)
            {
                throw new TimeoutException(
                    "Timed out: there was no time to wait, and the result was not there.",
                    future.CancellationToThrow()
                );
            }
        }

        return future;
    }
}
