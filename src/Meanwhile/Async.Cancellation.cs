namespace Meanwhile;

public static partial class Async
{
    /// <summary>Cancels a future and waits until it is done, whatever its outcome.</summary>
    internal static async Coroutine EndByCancel(Future future, string? message)
    {
        if (!future.IsDone)
        {
            var wait = new JointWait(future.Loop, [future], WaitUntil.All);
            future.AddObserver(wait);
            future.Cancel(message);
            try
            {
                await wait.Over;
            }
            finally
            {
                future.RemoveObserver(wait);
            }
        }
    }

    /// <summary>The same, and throws what it failed with: to be cancelled is what was wanted.</summary>
    internal static async Coroutine CancelAndWait(Future future, string? message)
    {
        await EndByCancel(future, message);
        if (!future.IsCancelled)
        {
            future.ThrowIfUnsuccessful();
        }
    }
}
