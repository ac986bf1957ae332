namespace Meanwhile;

/// <summary>Turns what is given to <c>Gather</c> into futures: the same coroutine given twice is one task.</summary>
internal struct Gathering(int capacity, string file, int line)
{
    private Future[] places = capacity == 0 ? [] : new Future[capacity];
    private int count;

    internal readonly Future[] Places => count == places.Length ? places : places[..count];

    internal delegate void Adding<T>(ref Gathering gathering, T each);

    /// <summary>The futures of all that is given, which is taken to its end at once.</summary>
    internal static Future[] Collect<T>(IEnumerable<T> given, string file, int line, Adding<T> add)
    {
        var gathering = new Gathering(Futures.CountOf(given), file, line);
        foreach (var each in given)
        {
            add(ref gathering, each);
        }

        return gathering.Places;
    }

    internal Gathering Add(IAwaitable awaitable)
    {
        ArgumentNullException.ThrowIfNull(awaitable);
        if (awaitable is ICold coroutine)
        {
            return AddCoroutine(coroutine);
        }

        Append(Futures.Ensure(awaitable, file, line));
        return this;
    }

    internal Gathering AddCoroutine<TCoroutine>(TCoroutine coroutine)
        where TCoroutine : ICold
    {
        var task = coroutine.IsFresh ? null : TaskOfSame(coroutine);
        if (task is null)
        {
            task = coroutine.MakeTask(EventLoop.Current, null, file, line);
            task.Start();
        }

        Append(task);
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

    /// <summary>The task that was made of the same coroutine a moment ago, or null.</summary>
    private readonly LoopTask? TaskOfSame<TCoroutine>(TCoroutine coroutine)
        where TCoroutine : ICold
    {
        for (var i = 0; i < count; i++)
        {
            if (places[i] is LoopTask task && coroutine.IsRootOf(task))
            {
                return task;
            }
        }

        return null;
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
