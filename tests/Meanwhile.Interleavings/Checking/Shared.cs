namespace Meanwhile.Interleavings;

/// <summary>What the tasks of a program share.</summary>
internal sealed class Shared(World world)
{
    private readonly WatchedLock[] locks = [new(world, new AsyncLock()), new(world, new AsyncLock("second"))];
    private readonly WatchedSemaphore[] semaphores = [new(world, 1), new(world, 2), new(world, 3)];
    private readonly WatchedEvent[] events = [new(world), new(world)];
    private readonly WatchedCondition[] conditions = [new(world), new(world)];
    private readonly WatchedBarrier[] barriers = [new(world, 2), new(world, 3)];
    private readonly WatchedFuture[] futures = [new(world), new(world), new(world)];
    private readonly WatchedQueue[] queues =
    [
        new(world, new AsyncQueue<int>(1), static _ => 0),
        new(world, new AsyncQueue<int>(2), static _ => 0),
        new(world, new AsyncQueue<int>(), static _ => 0),
        new(world, new AsyncStack<int>(2), static items => items.Count - 1),
        new(world, new AsyncPriorityQueue<int>(3), static items => items.IndexOf(items.Min())),
    ];

    internal WatchedLock Lock(int which) => locks[which % locks.Length];

    internal WatchedSemaphore Semaphore(int which) => semaphores[which % semaphores.Length];

    internal WatchedEvent Event(int which) => events[which % events.Length];

    internal WatchedCondition Condition(int which) => conditions[which % conditions.Length];

    internal WatchedBarrier Barrier(int which) => barriers[which % barriers.Length];

    internal WatchedFuture Future(int which) => futures[which % futures.Length];

    internal WatchedQueue Queue(int which) => queues[which % queues.Length];

    internal void CheckIdle()
    {
        Array.ForEach(locks, static each => each.CheckIdle());
        Array.ForEach(semaphores, static each => each.CheckIdle());
        Array.ForEach(events, static each => each.CheckIdle());
        Array.ForEach(conditions, static each => each.CheckIdle());
        Array.ForEach(barriers, static each => each.CheckIdle());
        Array.ForEach(queues, static each => each.CheckIdle());
    }
}
