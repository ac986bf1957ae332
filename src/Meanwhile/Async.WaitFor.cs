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
        return IsOver(timeout) ? TakeNow(awaitable) : AwaitWithin(awaitable, timeout);
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
        return IsOver(timeout) ? TakeNow(awaitable) : AwaitWithin(awaitable, timeout);
    }

    private static bool IsOver(TimeSpan? timeout) => timeout is { } given && given != Timeout.InfiniteTimeSpan && given <= TimeSpan.Zero;

    [StackTraceHidden]
    private static async Coroutine AwaitWithin(IAwaitable awaitable, TimeSpan? timeout) =>
        await WithTimeout(timeout, async _ => await awaitable);

    [StackTraceHidden]
    private static async Coroutine<T> AwaitWithin<T>(IAwaitable<T> awaitable, TimeSpan? timeout) =>
        await WithTimeout(timeout, async _ => await awaitable);

    [StackTraceHidden]
    private static async Coroutine TakeNow(IAwaitable awaitable)
    {
        if (await IsDoneNow(awaitable))
        {
            ((Future)awaitable).ThrowIfUnsuccessful();
        }
    }

    [StackTraceHidden]
    private static async Coroutine<T> TakeNow<T>(IAwaitable<T> awaitable)
    {
        await IsDoneNow(awaitable);
        return Futures.ResultOf<T>((Future)awaitable);
    }

    /// <summary>With no time at all: a coroutine is never started, and what is not done is cancelled.</summary>
    private static async Coroutine<bool> IsDoneNow(IAwaitable awaitable)
    {
        switch (awaitable)
        {
            case Future { IsDone: true }:
                return true;
            case Future future:
                future.RequireLoop();
                await CancelAndWait(future, null);
                if (!future.IsCancelled)
                {
                    return true;
                }

                throw NoTime(future.CancellationToThrow());
            case ICold coroutine:
                coroutine.Abandon();
                throw NoTime(null);
            default:
                throw NoTime(null);
        }
    }

    private static TimeoutException NoTime(Exception? cause) => new("Timed out: there was no time to wait, and the result was not there.", cause);
}
