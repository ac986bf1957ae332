namespace Meanwhile.Testing;

/// <summary>What .NET tells of its thread pool at a moment, less what is known of it.</summary>
/// <param name="Busy">
/// How many threads run a work item, or have been called to run one and look for it. <see cref="ThreadPool.ThreadCount"/> would count those that
/// rest as well. Threads that run a loop, or code with a loop's mark, are left out: what those do is known.
/// </param>
/// <param name="Completed">How many work items have ended since the process began. A thread counts one before it looks for the next.</param>
internal readonly record struct PoolCounts(int Busy, long Completed)
{
    /// <remarks>
    /// What is left out is read before what it is taken from: where the two do not go together there is one more that is busy, not one less, or the
    /// counts differ when they are read again.
    /// </remarks>
    internal static PoolCounts Now
    {
        get
        {
            var completed = ThreadPool.CompletedWorkItemCount;
            var known = LoopMark.VisitsOnPool + EventLoop.LoopsOnPoolThreads;
            ThreadPool.GetMaxThreads(out var most, out _);
            ThreadPool.GetAvailableThreads(out var available, out _);
            return new PoolCounts(most - available - known, completed);
        }
    }
}
