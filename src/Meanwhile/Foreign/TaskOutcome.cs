using System.Diagnostics.CodeAnalysis;

namespace Meanwhile;

/// <summary>How a <see cref="Task"/> has ended.</summary>
internal static class TaskOutcome
{
    /// <summary>Whether an await of the finished task throws an <see cref="OperationCanceledException"/>, with which it may also have failed.</summary>
    internal static bool IsCancel(Task finished) =>
        finished.IsCanceled || (finished.IsFaulted && finished.Exception!.InnerException is OperationCanceledException);

    /// <summary>What an await of the finished task would throw, or null. Counts as looking at its failure.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "It is what is asked for.")]
    internal static Exception? FailureOf(Task finished)
    {
        if (finished.IsCompletedSuccessfully)
        {
            return null;
        }

        try
        {
#pragma warning disable RS0030 // The task is finished: nothing blocks.
            finished.GetAwaiter().GetResult();
#pragma warning restore RS0030
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}
