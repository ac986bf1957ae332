namespace Meanwhile;

/// <summary>
/// Threads of your own for blocking work, as many as you say, for <see cref="EventLoop.RunInExecutor{T}"/>. As
/// <c>concurrent.futures.ThreadPoolExecutor</c>.
/// </summary>
/// <remarks>
/// Where a library takes so many calls at once and no more, or where its calls must not use up the threads of <c>ToThread</c>.
/// Threads are made when they are needed, and end when it is disposed. Several loops may share one.
/// </remarks>
public sealed class ThreadPoolExecutor : IDisposable, IAsyncDisposable
{
    private static int executors;

    /// <summary>Makes one. No thread starts before there is work.</summary>
    /// <param name="maxThreads">How many threads at most.</param>
    /// <param name="maxQueued">How much work waits for a thread at most; beyond that it is refused. Null for no limit.</param>
    /// <param name="name">What its threads and messages are called by; null for "executor-N".</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxThreads"/> is less than 1, or <paramref name="maxQueued"/> negative.</exception>
    public ThreadPoolExecutor(int maxThreads, int? maxQueued = null, string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxThreads, 1);
        if (maxQueued is { } given)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(given, nameof(maxQueued));
        }

        MaxThreads = maxThreads;
        MaxQueued = maxQueued;
        Name = name ?? $"executor-{Interlocked.Increment(ref executors)}";
        Crew = new ThreadCrew(Name, maxThreads, maxQueued ?? int.MaxValue);
    }

    /// <summary>What its threads and messages are called by.</summary>
    public string Name { get; }

    /// <summary>How many threads it has at most.</summary>
    public int MaxThreads { get; }

    /// <summary>How much work waits for a thread at most; null for no limit.</summary>
    public int? MaxQueued { get; }

    /// <summary>How much work waits for a thread now.</summary>
    public int QueuedCount => Crew.QueuedCount;

    internal ThreadCrew Crew { get; }

    /// <summary>
    /// Takes no more work and waits, blocking the calling thread, until what it has taken is done. On a loop, which
    /// does nothing else meanwhile, <see cref="DisposeAsync"/> is better.
    /// </summary>
    /// <exception cref="InvalidOperationException">The call comes from one of its own threads, which it would wait for.</exception>
    public void Dispose()
    {
        if (Crew.IsHere)
        {
            throw new InvalidOperationException($"{this} cannot be disposed by work that runs on it: it would wait for itself. Dispose it where it was made.");
        }

        Crew.Close();
#pragma warning disable RS0030 // To wait here is what the caller asks for.
        Crew.Ended.Wait();
#pragma warning restore RS0030
    }

    /// <summary>Takes no more work and waits, without blocking a thread, until what it has taken is done. For <c>await using</c>.</summary>
    public ValueTask DisposeAsync()
    {
        Crew.Close();
        return new ValueTask(Crew.Ended);
    }

    /// <inheritdoc/>
    public override string ToString() => $"thread pool executor '{Name}'";

    /// <summary>Why it took no work.</summary>
    internal Exception Refusal() =>
        Crew.IsClosed
            ? new ObjectDisposedException(Name, $"{this} was disposed and takes no more work.")
            : new InvalidOperationException(
                $"{this} is full: {MaxThreads} threads are busy and {MaxQueued} pieces of work wait. Await some before you hand over more, or allow more."
            );
}
