namespace Meanwhile;

/// <summary>The work of a <c>ParallelMap</c> on one item. A struct, so that nothing stands between an item and the user's function.</summary>
internal interface IParallelWork<TItem, TResult>
{
    /// <summary>Does it.</summary>
    TResult Do(TItem item, CancellationToken stop);
}

internal readonly struct PlainWork<TItem, TResult>(Func<TItem, TResult> each) : IParallelWork<TItem, TResult>
{
    public TResult Do(TItem item, CancellationToken stop) => each(item);
}

internal readonly struct StoppableWork<TItem, TResult>(Func<TItem, CancellationToken, TResult> each) : IParallelWork<TItem, TResult>
{
    public TResult Do(TItem item, CancellationToken stop) => each(item, stop);
}

internal readonly struct PlainAction<TItem>(Action<TItem> each) : IParallelWork<TItem, VoidResult>
{
    public VoidResult Do(TItem item, CancellationToken stop)
    {
        each(item);
        return default;
    }
}

internal readonly struct StoppableAction<TItem>(Action<TItem, CancellationToken> each) : IParallelWork<TItem, VoidResult>
{
    public VoidResult Do(TItem item, CancellationToken stop)
    {
        each(item, stop);
        return default;
    }
}
