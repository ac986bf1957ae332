using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// What is to be told of foreign code whose await was cancelled. It may end long after the loop has closed, on any thread, and must
/// not keep the loop alive until then.
/// </summary>
internal sealed class LeftReports(EventLoop loop)
{
    // Many may have waited for the same task, in several ways. Of the process: one of this object's own may have been finalized when a finalizer ends the task.
    private static readonly ConditionalWeakTable<Task, object?> Told = [];

    // Null once it has closed.
    private volatile EventLoop? loop = loop;
    private Action<LoopError>? handler;

    internal void LetGoOfLoop()
    {
        handler = loop!.UnhandledError;
        loop = null;
    }

    internal void Report(LoopError error)
    {
        if (loop is { } its)
        {
            its.Report(error);
        }
        else
        {
            EventLoop.Report(error, handler);
        }
    }

    /// <summary>The failure of a task that nobody waits for any longer is not lost. It is told once.</summary>
    internal void ReportFailureOf(Task ended)
    {
        if (ended.IsFaulted && Told.TryAdd(ended, null))
        {
            ReportFailure(TaskOutcome.FailureOf(ended)!);
        }
    }

    /// <summary>The same of something else, which one waited for. To end by a cancel is no failure.</summary>
    internal void ReportFailure(Exception failure)
    {
        if (failure is not OperationCanceledException)
        {
            Report(new LoopError("A Task failed after the await of it was cancelled", failure));
        }
    }
}
