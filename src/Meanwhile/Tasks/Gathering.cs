namespace Meanwhile;

/// <summary>Turns what is given to <c>Gather</c> into futures: the same coroutine given twice is one task.</summary>
internal struct Gathering(int capacity, string file, int line)
{
    private Future[] places = capacity == 0 ? [] : new Future[capacity];
    private Dictionary<object, Future>? coroutines;
    private int count;

    internal readonly Future[] Places => count == places.Length ? places : places[..count];

    internal Gathering Add<TAwaitable>(TAwaitable awaitable)
        where TAwaitable : IAwaitable
    {
        ArgumentNullException.ThrowIfNull(awaitable);
        if (awaitable is Future future)
        {
            future.RequireLoop();
            Append(future);
        }
        else if (coroutines is not null && coroutines.TryGetValue(awaitable, out var known))
        {
            Append(known);
        }
        else
        {
            var task = Futures.Ensure(awaitable, file, line);
            (coroutines ??= []).Add(awaitable, task);
            Append(task);
        }

        return this;
    }

    internal Gathering AddTask<T>(Task<T> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        Append(ForeignFuture<T>.Of(task));
        return this;
    }

    internal Gathering AddTask(Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        Append(ForeignFuture<VoidResult>.Of(task));
        return this;
    }

    private void Append(Future future)
    {
        if (count == places.Length)
        {
            Array.Resize(ref places, Math.Max(4, count * 2));
        }

        places[count++] = future;
    }
}
