using System.Runtime.CompilerServices;

namespace Meanwhile;

public static partial class Async
{
    /// <summary>
    /// Does the same work for many items, a limited number at a time, and gives each outcome as it is there, in bounded memory:
    /// an item is taken only when there is room. A failure is an outcome like any other; leaving the iteration cancels what runs.
    /// </summary>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <typeparam name="TResult">What the work gives.</typeparam>
    /// <param name="items">
    /// The items. A collection is copied when the iteration begins, so that the work may change it; any other sequence is taken one by
    /// one, and what it is made from must not change meanwhile.
    /// </param>
    /// <param name="each">The work on one item.</param>
    /// <param name="limit">How many are under way or finished and not yet taken, at most.</param>
    /// <param name="file">Filled in by the compiler: where the tasks are created.</param>
    /// <param name="line">Filled in by the compiler: where the tasks are created.</param>
    /// <remarks>
    /// A token that <c>WithCancellation</c> gives is not looked at: cancel the task that iterates, or put the iteration into <see cref="WithTimeout(TimeSpan?, Func{TimeoutScope, Coroutine})"/>.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> or <paramref name="each"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is less than 1.</exception>
    public static IAsyncEnumerable<Outcome<TResult>> MapStream<TItem, TResult>(
        IEnumerable<TItem> items,
        Func<TItem, Coroutine<TResult>> each,
        int limit,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(items);
        return MapStream(OneByOne(items), each, limit, file, line);

#pragma warning disable CS1998 // An ordinary sequence has nothing to await.
        static async IAsyncEnumerable<TItem> OneByOne(IEnumerable<TItem> items)
#pragma warning restore CS1998
        {
            using var source = new ItemSource<TItem>(items, takesAll: false);
            while (source.TryTake(out var item))
            {
                yield return item;
            }
        }
    }

    /// <inheritdoc cref="MapStream{TItem, TResult}(IEnumerable{TItem}, Func{TItem, Coroutine{TResult}}, int, string, int)"/>
    /// <remarks>
    /// The sequence gets a token that is cancelled when the iteration is left. One that waits for something foreign and does not
    /// heed it (<c>[EnumeratorCancellation]</c>) is waited for. What fails after that, or was not taken, goes to the loop's error handler.
    /// A token that <c>WithCancellation</c> gives is not looked at: cancel the task that iterates, or put the iteration into <see cref="WithTimeout(TimeSpan?, Func{TimeoutScope, Coroutine})"/>.
    /// </remarks>
    public static IAsyncEnumerable<Outcome<TResult>> MapStream<TItem, TResult>(
        IAsyncEnumerable<TItem> items,
        Func<TItem, Coroutine<TResult>> each,
        int limit,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(each);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return Stream(items, each, limit, file, line);

        static async IAsyncEnumerable<Outcome<TResult>> Stream(
            IAsyncEnumerable<TItem> items,
            Func<TItem, Coroutine<TResult>> each,
            int limit,
            string file,
            int line
        )
        {
            var outcomes = new OutcomeStream<TItem, TResult>(items, each, limit, file, line);
            try
            {
                while (await outcomes.Next() is { } task)
                {
                    yield return Outcome<TResult>.Of(task);
                }
            }
            finally
            {
                await outcomes.Close();
            }
        }
    }
}
