namespace Meanwhile;

/// <summary>A <see cref="Task"/> that nobody waits for any longer, because the await of it was cancelled.</summary>
internal static class AbandonedTask
{
    /// <summary>Its failure is not lost.</summary>
    /// <param name="failure">What it failed with.</param>
    /// <param name="loop">The loop on which it was awaited; null if that has closed.</param>
    /// <param name="handler">The error handler of a loop that has closed.</param>
    internal static void ReportFailure(Exception failure, EventLoop? loop, Action<LoopError>? handler)
    {
        var error = new LoopError("A Task failed after the await of it was cancelled", failure);
        if (loop is null)
        {
            EventLoop.Report(error, handler);
        }
        else
        {
            loop.Report(error);
        }
    }
}
