namespace Meanwhile;

/// <summary>The work on threads that a loop waits for: on threads of its own, and on those of executors.</summary>
internal sealed partial class WorkerThreads(EventLoop loop, int most) : IDisposable
{
    private readonly EventLoop loop = loop;
    private readonly ThreadCrew own = new(loop.Name, most);
    private readonly HashSet<Action> stops = [];
    private Future? whenIdle;

    /// <summary>How many pieces of work are queued or running. The loop's thread alone counts.</summary>
    internal int Busy { get; private set; }

    /// <summary>Done when no work is left.</summary>
    internal Future WhenIdle() => whenIdle ??= new Future(loop);

    /// <summary>Runs work on a thread of the loop's own.</summary>
    internal Future<T> Run<T>(Func<T> work) => TryRun(own, work)!;

    /// <summary>Runs work on a thread.</summary>
    /// <returns>Null if the crew takes none.</returns>
    internal Future<T>? TryRun<T>(ThreadCrew crew, Func<T> work) => TryRun(new WorkItem<T>(this, crew, work));

    /// <summary>Begins work on a thread of the loop's own that goes on wherever its awaits do: the thread is free meanwhile.</summary>
    internal Future<T> Begin<T>(Func<Task> work) => TryRun(new AsyncWorkItem<T>(this, own, work))!;

    /// <summary>Work on other threads begins, for which the loop is to wait. <see cref="Finished"/> ends that.</summary>
    /// <param name="stop">What stops it, for when the loop closes without waiting. Each piece of work has its own; null if nothing does.</param>
    internal void Began(Action? stop = null)
    {
        Busy++;
        if (stop is not null)
        {
            stops.Add(stop);
        }
    }

    /// <summary>A piece of work is over.</summary>
    /// <param name="stop">What would have stopped it.</param>
    internal void Finished(Action? stop = null)
    {
        if (stop is not null)
        {
            stops.Remove(stop);
        }

        Busy--;
        if (Busy == 0 && whenIdle is { } future)
        {
            whenIdle = null;
            future.SetResult();
        }
    }

    /// <summary>Stops what can be stopped, and lets the threads end when they have nothing to do.</summary>
    public void Dispose()
    {
        foreach (var stop in stops)
        {
            stop();
        }

        own.Close();
    }

    private Future<T>? TryRun<T>(WorkItem<T> item)
    {
        // Counted only when it has been taken: a thread that cannot be started throws.
        if (!item.TryStart())
        {
            return null;
        }

        Began();
        return item.Future;
    }
}
