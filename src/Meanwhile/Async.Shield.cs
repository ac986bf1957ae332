using System.Runtime.CompilerServices;

namespace Meanwhile;

public static partial class Async
{
    /// <summary>
    /// Lets something run on even if whoever awaits the shield is cancelled. As <c>asyncio.shield</c>: cancelling what is
    /// inside cancels the shield.
    /// </summary>
    /// <param name="awaitable">A coroutine, which becomes a task, or a task or future.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future to await; a future that is done already is its own shield.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="awaitable"/> is null.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or it belongs to another one.</exception>
    public static Future Shield(IAwaitable awaitable, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(awaitable);
        var inner = Futures.Ensure(awaitable, file, line);
        return inner.IsDone ? inner : new ShieldFuture<VoidResult>(inner);
    }

    /// <summary>
    /// Lets something run on even if whoever awaits the shield is cancelled, and gives its value. As <c>asyncio.shield</c>:
    /// cancelling what is inside cancels the shield.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="awaitable">A coroutine, which becomes a task, or a task or future.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future to await.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="awaitable"/> is null.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or it belongs to another one.</exception>
    public static Future<T> Shield<T>(IAwaitable<T> awaitable, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(awaitable);
        var inner = Futures.Ensure(awaitable, file, line);
        var shield = inner as Future<T>;
        if (inner.IsDone && shield is null)
        {
            // A task that is done: the same outcome, as a future.
            return GatherFuture<T>.Of([inner], static places => Futures.ResultOf<T>(places[0]), keepFailures: false);
        }

        return inner.IsDone ? shield! : new ShieldFuture<T>(inner);
    }
}
