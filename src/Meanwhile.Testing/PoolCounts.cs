namespace Meanwhile.Testing;

/// <summary>What .NET tells of its thread pool at a moment, less what is known of it.</summary>
/// <param name="Busy">
/// How many threads run a work item, or have been called to run one and look for it. <see cref="ThreadPool.ThreadCount"/> would count those that
/// rest as well. Threads that run a loop, or code with a loop's mark, are left out: what those do is known.
/// </param>
/// <param name="Completed">How many work items have ended since the process began, other than code with a mark and fences.</param>
/// <param name="All">How many have ended in all. A thread counts it before it looks for the next one.</param>
internal readonly record struct PoolCounts(int Busy, long Completed, long All)
{
    /// <remarks>
    /// What is left out is read before what it is taken from: where the two do not go together there is one more that is busy, not one less, or the
    /// counts differ when they are read again.
    /// </remarks>
    internal static PoolCounts Now
    {
        get
        {
            var all = ThreadPool.CompletedWorkItemCount;
            var own = LoopMark.EndedOnPool + PoolFence.Ended;
            var known = LoopMark.VisitsOnPool + EventLoop.LoopsOnPoolThreads;
            ThreadPool.GetMaxThreads(out var most, out _);
            ThreadPool.GetAvailableThreads(out var available, out _);
            return new PoolCounts(most - available - known, all - own, all);
        }
    }

    /// <summary>Whether the same threads are busy with the same things as then.</summary>
    internal bool IsAs(PoolCounts then) => Busy == then.Busy && Completed == then.Completed;
}
