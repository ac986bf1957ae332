namespace Meanwhile;

/// <summary>
/// The tasks of a loop at one moment: who awaits whom, in which coroutines, and what each waits for in the end. As data and, by
/// <see cref="Print"/>, as a picture. As asyncio's <c>capture_call_graph</c>.
/// </summary>
/// <remarks>
/// A task stands below the one that awaits it, and a member of a group below the task that opened the group. It costs nothing
/// while nobody looks; a look goes through all tasks of the loop, which does nothing else meanwhile.
/// </remarks>
public sealed partial record TaskTree
{
    /// <summary>How many tasks are shown where nothing else is asked for.</summary>
    public const int DefaultMost = 100;

    internal TaskTree(string loop, int taskCount, int shownCount, IReadOnlyList<TaskNode> roots, int omittedRoots)
    {
        Loop = loop;
        TaskCount = taskCount;
        ShownCount = shownCount;
        Roots = roots;
        OmittedRootCount = omittedRoots;
    }

    /// <summary>The name of the loop.</summary>
    public string Loop { get; }

    /// <summary>How many tasks the loop had that were not done.</summary>
    public int TaskCount { get; }

    /// <summary>How many of them are in the tree; the others were too many.</summary>
    public int ShownCount { get; }

    /// <summary>The tasks that no other one awaits, in the order of their creation; of tasks that await each other the oldest.</summary>
    public IReadOnlyList<TaskNode> Roots { get; }

    /// <summary>How many more there are of such, which are left out of <see cref="Roots"/>.</summary>
    public int OmittedRootCount { get; }

    /// <summary>Takes the tree of the running loop.</summary>
    /// <param name="most">How many tasks it shows at most. The others are counted.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">No event loop runs on this thread: name the loop.</exception>
    public static TaskTree Capture(int most = DefaultMost)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return new TreeCapture(EventLoop.Current, most).Take();
    }

    /// <summary>
    /// Takes the tree of a loop, from any thread. A loop that runs takes it between two steps, while the calling thread waits.
    /// </summary>
    /// <remarks>
    /// Where the calling thread runs a loop of its own, that one stands still meanwhile, and others may take its tree: loops that take
    /// each other's do not wait for each other.
    /// </remarks>
    /// <param name="loop">The loop.</param>
    /// <param name="most">How many tasks it shows at most. The others are counted.</param>
    /// <param name="timeout">
    /// How long to wait for the loop at most, by the system's clock; null for 5 seconds, <see cref="Timeout.InfiniteTimeSpan"/> for as
    /// long as it takes.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="loop"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is less than 1, or <paramref name="timeout"/> another negative time.</exception>
    /// <exception cref="InvalidOperationException">The loop is closed, or closes before it has come to it.</exception>
    /// <exception cref="TimeoutException">The loop has not come to it in time: most likely a step blocks it.</exception>
    public static TaskTree Capture(EventLoop loop, int most = DefaultMost, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var patience = timeout ?? TimeSpan.FromSeconds(5);
        if (patience < TimeSpan.Zero && patience != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(
                nameof(timeout),
                patience,
                "A time to wait cannot be negative. Give Timeout.InfiniteTimeSpan to wait for as long as it takes."
            );
        }

        var capture = new TreeCapture(loop, most);
        return EventLoop.RunningHere == loop ? capture.Take() : new OutsideCapture(loop, capture).Wait(patience);
    }
}
