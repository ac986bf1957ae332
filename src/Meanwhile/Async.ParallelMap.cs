namespace Meanwhile;

public static partial class Async
{
    /// <summary>
    /// Does work for the processor on many items, on all cores, while the loop goes on, and gives the results in the order of the
    /// items. When one fails no more are begun. As <c>multiprocessing.Pool.map</c>.
    /// </summary>
    /// <remarks>
    /// The work runs on threads of .NET's pool, several items at once: it must not touch what belongs to the loop. A cancel of the
    /// await begins no more items and waits for those that are under way; work that takes long gets a token in another overload.
    /// </remarks>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <typeparam name="TResult">What the work gives.</typeparam>
    /// <param name="items">The items, all of which are taken when the await begins.</param>
    /// <param name="each">The work on one item: a plain function. For one that awaits there is <c>Map</c>.</param>
    /// <param name="limit">How many threads at most, of which no more than 1024 count; null for as many as there are processors.</param>
    /// <param name="progress">Told on the loop how many items are done, at most some thousand times.</param>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> or <paramref name="each"/> is null.</exception>
    /// <exception cref="ArgumentException">The work gives a task, a coroutine or the like.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is less than 1.</exception>
    /// <exception cref="ExceptionGroup">From the await: all failures, in the order of the items; one at least.</exception>
    /// <exception cref="InvalidOperationException">From the await: no event loop runs on this thread.</exception>
    /// <exception cref="CancelledException">From the await: the task was cancelled.</exception>
    public static Coroutine<TResult[]> ParallelMap<TItem, TResult>(
        IEnumerable<TItem> items,
        Func<TItem, TResult> each,
        int? limit = null,
        IProgress<int>? progress = null
    )
    {
        ArgumentNullException.ThrowIfNull(each);
        ThreadWork.RequireValue<TResult>(nameof(ParallelMap), nameof(each));
        return OnAllCores<TItem, TResult, PlainWork<TItem, TResult>>(items, new(each), limit, progress);
    }

    /// <inheritdoc cref="ParallelMap{TItem, TResult}(IEnumerable{TItem}, Func{TItem, TResult}, int?, IProgress{int})"/>
    /// <param name="items">The items, all of which are taken when the await begins.</param>
    /// <param name="each">The work on one item. Its token is cancelled when one fails or the await is cancelled; to throw <see cref="OperationCanceledException"/> from then on is no failure.</param>
    /// <param name="limit">How many threads at most, of which no more than 1024 count; null for as many as there are processors.</param>
    /// <param name="progress">Told on the loop how many items are done, at most some thousand times.</param>
    public static Coroutine<TResult[]> ParallelMap<TItem, TResult>(
        IEnumerable<TItem> items,
        Func<TItem, CancellationToken, TResult> each,
        int? limit = null,
        IProgress<int>? progress = null
    )
    {
        ArgumentNullException.ThrowIfNull(each);
        ThreadWork.RequireValue<TResult>(nameof(ParallelMap), nameof(each));
        return OnAllCores<TItem, TResult, StoppableWork<TItem, TResult>>(items, new(each), limit, progress);
    }

    /// <summary>Does work for the processor on many items, on all cores, while the loop goes on. When one fails no more are begun.</summary>
    /// <remarks>
    /// The work runs on threads of .NET's pool, several items at once: it must not touch what belongs to the loop. A cancel of the
    /// await begins no more items and waits for those that are under way; work that takes long gets a token in another overload.
    /// </remarks>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <param name="items">The items, all of which are taken when the await begins.</param>
    /// <param name="each">The work on one item: a plain method. For one that awaits there is <c>Map</c>.</param>
    /// <param name="limit">How many threads at most, of which no more than 1024 count; null for as many as there are processors.</param>
    /// <param name="progress">Told on the loop how many items are done, at most some thousand times.</param>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> or <paramref name="each"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is less than 1.</exception>
    /// <exception cref="ExceptionGroup">From the await: all failures, in the order of the items; one at least.</exception>
    /// <exception cref="InvalidOperationException">From the await: no event loop runs on this thread.</exception>
    /// <exception cref="CancelledException">From the await: the task was cancelled.</exception>
    public static Coroutine ParallelMap<TItem>(IEnumerable<TItem> items, Action<TItem> each, int? limit = null, IProgress<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(each);
        return WithoutResults<TItem, PlainAction<TItem>>(items, new(each), limit, progress);
    }

    /// <inheritdoc cref="ParallelMap{TItem}(IEnumerable{TItem}, Action{TItem}, int?, IProgress{int})"/>
    /// <param name="items">The items, all of which are taken when the await begins.</param>
    /// <param name="each">The work on one item. Its token is cancelled when one fails or the await is cancelled; to throw <see cref="OperationCanceledException"/> from then on is no failure.</param>
    /// <param name="limit">How many threads at most, of which no more than 1024 count; null for as many as there are processors.</param>
    /// <param name="progress">Told on the loop how many items are done, at most some thousand times.</param>
    public static Coroutine ParallelMap<TItem>(
        IEnumerable<TItem> items,
        Action<TItem, CancellationToken> each,
        int? limit = null,
        IProgress<int>? progress = null
    )
    {
        ArgumentNullException.ThrowIfNull(each);
        return WithoutResults<TItem, StoppableAction<TItem>>(items, new(each), limit, progress);
    }

    private static Coroutine WithoutResults<TItem, TWork>(IEnumerable<TItem> items, TWork work, int? limit, IProgress<int>? progress)
        where TWork : struct, IParallelWork<TItem, VoidResult>
    {
        return ParallelMap(OnAllCores<TItem, VoidResult, TWork>(items, work, limit, progress));

        static async Coroutine ParallelMap(Coroutine<VoidResult[]> all) => await all;
    }

    private static Coroutine<TResult[]> OnAllCores<TItem, TResult, TWork>(IEnumerable<TItem> items, TWork work, int? limit, IProgress<int>? progress)
        where TWork : struct, IParallelWork<TItem, TResult>
    {
        ArgumentNullException.ThrowIfNull(items);
        RequireLimit(limit);
        return ParallelMap(items, work, limit ?? Environment.ProcessorCount, progress);

        // A copy: the loop goes on meanwhile, and may change a list.
        static async Coroutine<TResult[]> ParallelMap(IEnumerable<TItem> items, TWork work, int threads, IProgress<int>? progress) =>
            await new ParallelRun<TItem, TResult, TWork>([.. items], work, threads, progress is not null).Run(progress);
    }
}
