namespace Meanwhile;

/// <summary>
/// Coroutines that do nothing but await one thing of .NET's own. A task of such a one that was cancelled, and gets a result all the same,
/// ends with that: there is no code in it that could release what was granted.
/// </summary>
internal static class Relays
{
    internal static async Coroutine AsCoroutine(Task task) => await task;

    internal static async Coroutine<T> AsCoroutine<T>(Task<T> task) => await task;

    internal static async Coroutine AsCoroutine(ValueTask task) => await task;

    internal static async Coroutine<T> AsCoroutine<T>(ValueTask<T> task) => await task;

    /// <summary>The same for what may have got the ambient token of the code that makes them: it was asked for in the same stretch.</summary>
    internal static class Told
    {
        internal static async Coroutine AsCoroutine(Task task) => await task;

        internal static async Coroutine<T> AsCoroutine<T>(Task<T> task) => await task;

        internal static async Coroutine AsCoroutine(ValueTask task) => await task;

        internal static async Coroutine<T> AsCoroutine<T>(ValueTask<T> task) => await task;
    }
}
