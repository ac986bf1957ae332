using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// What is to be told of foreign code whose await was cancelled. It may end long after the loop has closed, on any thread, and must
/// not keep the loop alive until then.
/// </summary>
internal sealed class LeftReports(EventLoop loop)
{
    // Many may have waited for the same task, in several ways and on several loops, of which each tells once. Of the process: a table of this
    // object's own may have been finalized when a finalizer ends the task.
    private static readonly ConditionalWeakTable<Task, HashSet<LeftReports>> Told = [];

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
        if (ended.IsFaulted && IsFirst(ended))
        {
            ReportFailure(TaskOutcome.FailureOf(ended)!);
        }
    }

    private bool IsFirst(Task ended)
    {
        var by = Told.GetValue(ended, static _ => []);
        lock (by)
        {
            return by.Add(this);
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
