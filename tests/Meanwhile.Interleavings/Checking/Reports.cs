namespace Meanwhile.Interleavings;

/// <summary>What the loop reports: what the program has caused and nobody else tells, and nothing else.</summary>
internal sealed class Reports(World world)
{
    private readonly List<LoopError> errors = [];

    internal void Add(LoopError error)
    {
        lock (errors)
        {
            errors.Add(error);
        }
    }

    /// <summary>What must hold when the run has ended.</summary>
    internal void CheckEnd()
    {
        LoopError[] told;
        lock (errors)
        {
            told = [.. errors];
        }

        var dropped = 0;
        HashSet<Exception> failures = [];
        foreach (var error in told)
        {
            if (IsOfAbandoned(error.Message))
            {
                world.Require(failures.Add(error.Exception!), $"the loop reports twice: {error}");
                world.Require(
                    world.Reach == Reach.Endless ? Expected.IsOfProgram(error.Exception!) : FailuresOf(static _ => true).Contains(error.Exception!),
                    $"the loop reports of a task that was not abandoned: {error}"
                );
            }
            else if (IsOfDropped(error.Message))
            {
                dropped++;
            }
            else
            {
                world.Require(IsOfEndless(error.Message) || IsOfLeft(error.Message) || IsCausedByPrograms(error), $"the loop reports: {error}");
            }
        }

        CheckComplete(failures, dropped);
    }

    private void CheckComplete(HashSet<Exception> failures, int dropped)
    {
        if (world.HasQuit || world.Reach == Reach.Endless)
        {
            return;
        }

        var untold = FailuresOf(static isCertain => isCertain).Count(failure => !failures.Contains(failure));
        world.Require(untold == 0, $"{untold} tasks failed after the await of them was cancelled, and the loop does not report that");
        _ = dropped;
    }

    private IEnumerable<Exception> FailuresOf(Func<bool, bool> which) =>
        world.Abandoned.Where(each => which(each.Value) && each.Key.IsFaulted).Select(static each => each.Key.Exception!.InnerExceptions[0]);

    private static bool IsOfAbandoned(string message) => message.StartsWith("A Task failed after the await of it was cancelled", StringComparison.Ordinal);

    private static bool IsOfDropped(string message) => message.Contains("and what came then was dropped", StringComparison.Ordinal);

    private bool IsOfEndless(string message) => world.Reach == Reach.Endless && message.Contains("did not end within", StringComparison.Ordinal);

    // Foreign methods that nobody awaits, of tasks that have ended, are asked to end once, and may wait again in their clean-up.
    private bool IsOfLeft(string message) => world.Frames.Count > 0 && message.EndsWith("was still waiting when its loop was closed", StringComparison.Ordinal);

    // Nobody waits any longer for what a shield guards, for the items of a stream that was left, or when the run has ended.
    private bool IsCausedByPrograms(LoopError error) =>
        error.Exception is { } failure
        && Expected.IsOfProgram(failure)
        && (
            error.Message.Contains("failed inside a shield", StringComparison.Ordinal)
            || error.Message.Contains("whose iteration was left", StringComparison.Ordinal)
            || (
                world.HasQuit
                && (error.Message.Contains("during shutdown", StringComparison.Ordinal) || error.Message.Contains("was never looked at", StringComparison.Ordinal))
            )
        );
}
