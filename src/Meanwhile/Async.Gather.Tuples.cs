using System.Runtime.CompilerServices;

namespace Meanwhile;

public static partial class Async
{
    /// <summary>
    /// Runs several things at once and gives all of their values. Coroutines become tasks. As <c>asyncio.gather</c>: the first
    /// failure is thrown at once and the others go on; use a <see cref="TaskGroup"/> or <c>Map</c> to cancel them.
    /// </summary>
    /// <typeparam name="T1">What the first gives.</typeparam>
    /// <typeparam name="T2">What the second gives.</typeparam>
    /// <param name="first">The first coroutine, task or future.</param>
    /// <param name="second">The second coroutine, task or future.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future<(T1, T2)> Gather<T1, T2>(
        IAwaitable<T1> first,
        IAwaitable<T2> second,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) =>
        GatherFuture<(T1, T2)>.Of(
            new Gathering(2, file, line).Add(first).Add(second).Places,
            static places => (Futures.ResultOf<T1>(places[0]), Futures.ResultOf<T2>(places[1])),
            keepFailures: false
        );

    /// <summary>Runs several things at once and gives all of their values; see <see cref="Gather{T1, T2}"/>.</summary>
    /// <typeparam name="T1">What the first gives.</typeparam>
    /// <typeparam name="T2">What the second gives.</typeparam>
    /// <typeparam name="T3">What the third gives.</typeparam>
    /// <param name="first">The first coroutine, task or future.</param>
    /// <param name="second">The second coroutine, task or future.</param>
    /// <param name="third">The third coroutine, task or future.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future<(T1, T2, T3)> Gather<T1, T2, T3>(
        IAwaitable<T1> first,
        IAwaitable<T2> second,
        IAwaitable<T3> third,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) =>
        GatherFuture<(T1, T2, T3)>.Of(
            new Gathering(3, file, line).Add(first).Add(second).Add(third).Places,
            static places => (Futures.ResultOf<T1>(places[0]), Futures.ResultOf<T2>(places[1]), Futures.ResultOf<T3>(places[2])),
            keepFailures: false
        );

    /// <summary>Runs several things at once and gives all of their values; see <see cref="Gather{T1, T2}"/>.</summary>
    /// <typeparam name="T1">What the first gives.</typeparam>
    /// <typeparam name="T2">What the second gives.</typeparam>
    /// <typeparam name="T3">What the third gives.</typeparam>
    /// <typeparam name="T4">What the fourth gives.</typeparam>
    /// <param name="first">The first coroutine, task or future.</param>
    /// <param name="second">The second coroutine, task or future.</param>
    /// <param name="third">The third coroutine, task or future.</param>
    /// <param name="fourth">The fourth coroutine, task or future.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future<(T1, T2, T3, T4)> Gather<T1, T2, T3, T4>(
        IAwaitable<T1> first,
        IAwaitable<T2> second,
        IAwaitable<T3> third,
        IAwaitable<T4> fourth,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) =>
        GatherFuture<(T1, T2, T3, T4)>.Of(
            new Gathering(4, file, line).Add(first).Add(second).Add(third).Add(fourth).Places,
            static places => (Futures.ResultOf<T1>(places[0]), Futures.ResultOf<T2>(places[1]), Futures.ResultOf<T3>(places[2]), Futures.ResultOf<T4>(places[3])),
            keepFailures: false
        );

    /// <summary>Runs several things at once and gives all of their values; see <see cref="Gather{T1, T2}"/>.</summary>
    /// <typeparam name="T1">What the first gives.</typeparam>
    /// <typeparam name="T2">What the second gives.</typeparam>
    /// <typeparam name="T3">What the third gives.</typeparam>
    /// <typeparam name="T4">What the fourth gives.</typeparam>
    /// <typeparam name="T5">What the fifth gives.</typeparam>
    /// <param name="first">The first coroutine, task or future.</param>
    /// <param name="second">The second coroutine, task or future.</param>
    /// <param name="third">The third coroutine, task or future.</param>
    /// <param name="fourth">The fourth coroutine, task or future.</param>
    /// <param name="fifth">The fifth coroutine, task or future.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future<(T1, T2, T3, T4, T5)> Gather<T1, T2, T3, T4, T5>(
        IAwaitable<T1> first,
        IAwaitable<T2> second,
        IAwaitable<T3> third,
        IAwaitable<T4> fourth,
        IAwaitable<T5> fifth,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) =>
        GatherFuture<(T1, T2, T3, T4, T5)>.Of(
            new Gathering(5, file, line).Add(first).Add(second).Add(third).Add(fourth).Add(fifth).Places,
            static places => (Futures.ResultOf<T1>(places[0]), Futures.ResultOf<T2>(places[1]), Futures.ResultOf<T3>(places[2]), Futures.ResultOf<T4>(places[3]), Futures.ResultOf<T5>(places[4])),
            keepFailures: false
        );

    /// <summary>Runs several things at once and gives all of their values; see <see cref="Gather{T1, T2}"/>.</summary>
    /// <typeparam name="T1">What the first gives.</typeparam>
    /// <typeparam name="T2">What the second gives.</typeparam>
    /// <typeparam name="T3">What the third gives.</typeparam>
    /// <typeparam name="T4">What the fourth gives.</typeparam>
    /// <typeparam name="T5">What the fifth gives.</typeparam>
    /// <typeparam name="T6">What the sixth gives.</typeparam>
    /// <param name="first">The first coroutine, task or future.</param>
    /// <param name="second">The second coroutine, task or future.</param>
    /// <param name="third">The third coroutine, task or future.</param>
    /// <param name="fourth">The fourth coroutine, task or future.</param>
    /// <param name="fifth">The fifth coroutine, task or future.</param>
    /// <param name="sixth">The sixth coroutine, task or future.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future<(T1, T2, T3, T4, T5, T6)> Gather<T1, T2, T3, T4, T5, T6>(
        IAwaitable<T1> first,
        IAwaitable<T2> second,
        IAwaitable<T3> third,
        IAwaitable<T4> fourth,
        IAwaitable<T5> fifth,
        IAwaitable<T6> sixth,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) =>
        GatherFuture<(T1, T2, T3, T4, T5, T6)>.Of(
            new Gathering(6, file, line).Add(first).Add(second).Add(third).Add(fourth).Add(fifth).Add(sixth).Places,
            static places => (Futures.ResultOf<T1>(places[0]), Futures.ResultOf<T2>(places[1]), Futures.ResultOf<T3>(places[2]), Futures.ResultOf<T4>(places[3]), Futures.ResultOf<T5>(places[4]), Futures.ResultOf<T6>(places[5])),
            keepFailures: false
        );

    /// <summary>Runs several things at once and gives all of their values; see <see cref="Gather{T1, T2}"/>.</summary>
    /// <typeparam name="T1">What the first gives.</typeparam>
    /// <typeparam name="T2">What the second gives.</typeparam>
    /// <typeparam name="T3">What the third gives.</typeparam>
    /// <typeparam name="T4">What the fourth gives.</typeparam>
    /// <typeparam name="T5">What the fifth gives.</typeparam>
    /// <typeparam name="T6">What the sixth gives.</typeparam>
    /// <typeparam name="T7">What the seventh gives.</typeparam>
    /// <param name="first">The first coroutine, task or future.</param>
    /// <param name="second">The second coroutine, task or future.</param>
    /// <param name="third">The third coroutine, task or future.</param>
    /// <param name="fourth">The fourth coroutine, task or future.</param>
    /// <param name="fifth">The fifth coroutine, task or future.</param>
    /// <param name="sixth">The sixth coroutine, task or future.</param>
    /// <param name="seventh">The seventh coroutine, task or future.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future<(T1, T2, T3, T4, T5, T6, T7)> Gather<T1, T2, T3, T4, T5, T6, T7>(
        IAwaitable<T1> first,
        IAwaitable<T2> second,
        IAwaitable<T3> third,
        IAwaitable<T4> fourth,
        IAwaitable<T5> fifth,
        IAwaitable<T6> sixth,
        IAwaitable<T7> seventh,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) =>
        GatherFuture<(T1, T2, T3, T4, T5, T6, T7)>.Of(
            new Gathering(7, file, line).Add(first).Add(second).Add(third).Add(fourth).Add(fifth).Add(sixth).Add(seventh).Places,
            static places => (Futures.ResultOf<T1>(places[0]), Futures.ResultOf<T2>(places[1]), Futures.ResultOf<T3>(places[2]), Futures.ResultOf<T4>(places[3]), Futures.ResultOf<T5>(places[4]), Futures.ResultOf<T6>(places[5]), Futures.ResultOf<T7>(places[6])),
            keepFailures: false
        );

    /// <summary>Runs several things at once and gives all of their values; see <see cref="Gather{T1, T2}"/>.</summary>
    /// <typeparam name="T1">What the first gives.</typeparam>
    /// <typeparam name="T2">What the second gives.</typeparam>
    /// <typeparam name="T3">What the third gives.</typeparam>
    /// <typeparam name="T4">What the fourth gives.</typeparam>
    /// <typeparam name="T5">What the fifth gives.</typeparam>
    /// <typeparam name="T6">What the sixth gives.</typeparam>
    /// <typeparam name="T7">What the seventh gives.</typeparam>
    /// <typeparam name="T8">What the eighth gives.</typeparam>
    /// <param name="first">The first coroutine, task or future.</param>
    /// <param name="second">The second coroutine, task or future.</param>
    /// <param name="third">The third coroutine, task or future.</param>
    /// <param name="fourth">The fourth coroutine, task or future.</param>
    /// <param name="fifth">The fifth coroutine, task or future.</param>
    /// <param name="sixth">The sixth coroutine, task or future.</param>
    /// <param name="seventh">The seventh coroutine, task or future.</param>
    /// <param name="eighth">The eighth coroutine, task or future.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A future, which runs whether or not it is awaited.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread, or an argument cannot be used on it.</exception>
    public static Future<(T1, T2, T3, T4, T5, T6, T7, T8)> Gather<T1, T2, T3, T4, T5, T6, T7, T8>(
        IAwaitable<T1> first,
        IAwaitable<T2> second,
        IAwaitable<T3> third,
        IAwaitable<T4> fourth,
        IAwaitable<T5> fifth,
        IAwaitable<T6> sixth,
        IAwaitable<T7> seventh,
        IAwaitable<T8> eighth,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) =>
        GatherFuture<(T1, T2, T3, T4, T5, T6, T7, T8)>.Of(
            new Gathering(8, file, line).Add(first).Add(second).Add(third).Add(fourth).Add(fifth).Add(sixth).Add(seventh).Add(eighth).Places,
            static places => (Futures.ResultOf<T1>(places[0]), Futures.ResultOf<T2>(places[1]), Futures.ResultOf<T3>(places[2]), Futures.ResultOf<T4>(places[3]), Futures.ResultOf<T5>(places[4]), Futures.ResultOf<T6>(places[5]), Futures.ResultOf<T7>(places[6]), Futures.ResultOf<T8>(places[7])),
            keepFailures: false
        );
}
