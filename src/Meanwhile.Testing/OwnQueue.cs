namespace Meanwhile.Testing;

/// <summary>The queue that each thread of the pool has for what is queued there.</summary>
/// <remarks>
/// Others look into it only when the queue of all is empty. So where a loop runs on a thread of the pool, what its code has queued would wait for as long
/// as others keep the pool busy, while the loop waits for it.
/// </remarks>
internal static class OwnQueue
{
    private static readonly Task Never = new TaskCompletionSource().Task;

    /// <summary>Gives the others what this thread has queued: .NET does so before a thread of the pool waits for a task, were it for no time.</summary>
    internal static void HandOver()
    {
        if (Thread.CurrentThread.IsThreadPoolThread && ThreadPool.PendingWorkItemCount > 0)
        {
#pragma warning disable RS0030 // It does not block: no time is no wait.
            Never.Wait(0, CancellationToken.None);
#pragma warning restore RS0030
        }
    }
}
