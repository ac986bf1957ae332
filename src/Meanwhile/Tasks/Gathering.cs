namespace Meanwhile;

/// <summary>Turns what is given to <c>Gather</c> into futures: the same coroutine given twice is one task.</summary>
internal readonly struct Gathering(int capacity, string file, int line)
{
    private readonly List<Future> places = new(capacity);
    private readonly Dictionary<object, Future> coroutines = [];

    internal Future[] Places => [.. places];

    internal Gathering Add<TAwaitable>(TAwaitable awaitable)
        where TAwaitable : IAwaitable
    {
        ArgumentNullException.ThrowIfNull(awaitable);
        if (awaitable is Future future)
        {
            future.RequireLoop();
            places.Add(future);
        }
        else if (coroutines.TryGetValue(awaitable, out var known))
        {
            places.Add(known);
        }
        else
        {
            var task = Futures.Ensure(awaitable, file, line);
            coroutines.Add(awaitable, task);
            places.Add(task);
        }

        return this;
    }

    internal Gathering AddTask<T>(Task<T> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        places.Add(ForeignFuture<T>.Of(task));
        return this;
    }

    internal Gathering AddTask(Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        places.Add(ForeignFuture<VoidResult>.Of(task));
        return this;
    }
}
