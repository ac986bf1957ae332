using System.Diagnostics;

namespace Meanwhile;

public static partial class Async
{
    /// <summary>
    /// Runs a body that has only so long. When the time is up the body is cancelled where it waits, its clean-up is awaited, and
    /// then <see cref="TimeoutException"/> is thrown. As <c>async with asyncio.timeout(…)</c>.
    /// </summary>
    /// <remarks>
    /// A body that never suspends is not interrupted. Unlike in asyncio, a body that swallows the cancellation still times out.
    /// </remarks>
    /// <param name="timeout">How long, from the moment the await begins; null or <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <param name="body">The work. It gets the scope and may move the deadline.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    /// <exception cref="TimeoutException">From the await: the time was up.</exception>
    public static Coroutine WithTimeout(TimeSpan? timeout, Func<TimeoutScope, Coroutine> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RunWithin(timeout, isDeadline: false, body);
    }

    /// <inheritdoc cref="WithTimeout(TimeSpan?, Func{TimeoutScope, Coroutine})"/>
    /// <typeparam name="T">What the body gives.</typeparam>
    public static Coroutine<T> WithTimeout<T>(TimeSpan? timeout, Func<TimeoutScope, Coroutine<T>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RunWithin(timeout, isDeadline: false, body);
    }

    /// <summary>Runs a body that has until a time of the loop's clock. As <c>async with asyncio.timeout_at(…)</c>.</summary>
    /// <param name="deadline">When the time is up, by <see cref="EventLoop.Time"/>; null for never.</param>
    /// <param name="body">The work. It gets the scope and may move the deadline.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    /// <exception cref="TimeoutException">From the await: the time was up.</exception>
    public static Coroutine WithTimeoutAt(TimeSpan? deadline, Func<TimeoutScope, Coroutine> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RunWithin(deadline, isDeadline: true, body);
    }

    /// <inheritdoc cref="WithTimeoutAt(TimeSpan?, Func{TimeoutScope, Coroutine})"/>
    /// <typeparam name="T">What the body gives.</typeparam>
    public static Coroutine<T> WithTimeoutAt<T>(TimeSpan? deadline, Func<TimeoutScope, Coroutine<T>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RunWithin(deadline, isDeadline: true, body);
    }

    /// <summary>Runs a body that has only so long, and goes on without an error when the time is up. As trio's <c>move_on_after</c>.</summary>
    /// <param name="timeout">How long, from the moment the await begins; null or <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <param name="body">The work. It gets the scope and may move the deadline.</param>
    /// <returns>Whether the body finished; false if the time ended it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    public static Coroutine<bool> MoveOnAfter(TimeSpan? timeout, Func<TimeoutScope, Coroutine> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return EnclosedBody<MoveOnEnclosure, VoidResult, bool>.Run(new MoveOnEnclosure(timeout, body));
    }

    internal static TimeSpan? DeadlineIn(EventLoop loop, TimeSpan? timeout) =>
        timeout is null || timeout == Timeout.InfiniteTimeSpan ? null : TimeSpan.FromTicks(loop.DueIn(Math.Max(0, timeout.Value.Ticks)));

    private static Coroutine RunWithin(TimeSpan? time, bool isDeadline, Func<TimeoutScope, Coroutine> body) =>
        Coroutine.Untyped(RunWithin(time, isDeadline, [StackTraceHidden] (scope) => body(scope).Typed));

    private static Coroutine<T> RunWithin<T>(TimeSpan? time, bool isDeadline, Func<TimeoutScope, Coroutine<T>> body) =>
        EnclosedBody<TimeoutEnclosure<T>, T, T>.Run(new TimeoutEnclosure<T>(time, isDeadline, body));
}
