namespace Meanwhile.Interleavings;

/// <summary>What the loop reports: what the program has caused and nobody else tells, and nothing else.</summary>
internal sealed class Reports(World world)
{
    // For what comes by way of the thread pool when the loop has closed already.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly List<LoopError> errors = [];

    /// <summary>Whether virtual time went on before all had come back from the pool: the machine was too slow, and nothing can be told.</summary>
    internal bool IsLate => Array.Exists(Told, static error => error.Message.StartsWith("Virtual time goes on after", StringComparison.Ordinal));

    private LoopError[] Told
    {
        get
        {
            lock (errors)
            {
                return [.. errors];
            }
        }
    }

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
        var isComplete = world.HasQuit || world.Reach == Reach.Endless || SpinWait.SpinUntil(() => Missing().Length == 0, Patience);
        world.Require(isComplete, Missing());
        var told = Told;
        foreach (var error in told)
        {
            world.Require(
                IsOfAbandoned(error) || IsOfDropped(error) || IsOfEndless(error) || IsOfLeft(error) || IsCausedByPrograms(error),
                $"the loop reports: {error}"
            );
        }

        if (world.Reach != Reach.Endless)
        {
            foreach (var (failure, count) in Abandoned(told))
            {
                world.Require(count <= Failed(failure, certain: false), $"the loop reports {count} times of a task that was abandoned: {failure}");
            }
        }
    }

    // What is to be reported and was not; empty if there is nothing.
    private string Missing()
    {
        var told = Told;
        var abandoned = Abandoned(told);
        var failure = Array.Find(
            [.. world.Abandoned.Keys.Where(static task => task.IsFaulted).Select(FailureOf)],
            failure => abandoned.GetValueOrDefault(failure) < Failed(failure, certain: true)
        );
        if (failure is not null)
        {
            return $"a task failed after the await of it was cancelled, and the loop does not report it: {failure}";
        }

        var dropped = told.Count(IsOfDropped);
        return dropped < world.Dropped ? $"{world.Dropped} results were dropped, and the loop reports {dropped}" : "";
    }

    // Several tasks may fail with the same exception.
    private static Dictionary<Exception, int> Abandoned(LoopError[] told) =>
        told.Where(IsOfAbandoned).GroupBy(static error => error.Exception!).ToDictionary(static same => same.Key, static same => same.Count());

    private int Failed(Exception failure, bool certain) =>
        world.Abandoned.Count(each => (each.Value || !certain) && each.Key.IsFaulted && FailureOf(each.Key) == failure);

    private static Exception FailureOf(Task task) => task.Exception!.InnerExceptions[0];

    private static bool IsOfAbandoned(LoopError error) =>
        error.Message.StartsWith("A Task failed after the await of it was cancelled", StringComparison.Ordinal) && Expected.IsOfProgram(error.Exception!);

    private static bool IsOfDropped(LoopError error) => error.Message.Contains("and what came then was dropped", StringComparison.Ordinal);

    private bool IsOfEndless(LoopError error) => world.Reach == Reach.Endless && error.Message.Contains("did not end within", StringComparison.Ordinal);

    // Foreign methods that nobody awaits, of tasks that have ended, are asked to end once, and may wait again in their clean-up. Then one of
    // another such task that awaits them and was told has to be left.
    private bool IsOfLeft(LoopError error) =>
        world.Frames.Count > 0
        && (
            error.Message.EndsWith("was still waiting when its loop was closed", StringComparison.Ordinal)
            || error.Message.Contains("did not end within", StringComparison.Ordinal)
        );

    // Nobody waits any longer for what a shield guards, for the items of a stream that was left, or when the run has ended.
    private bool IsCausedByPrograms(LoopError error) =>
        error.Exception is { } failure
        && Expected.IsOfProgram(failure)
        && (
            error.Message.Contains("failed inside a shield", StringComparison.Ordinal)
            || error.Message.Contains("whose iteration was left", StringComparison.Ordinal)
            || (world.HasQuit && error.Message.Contains("during shutdown", StringComparison.Ordinal))
            || ((world.HasQuit || world.HasGivenUp) && error.Message.Contains("was never looked at", StringComparison.Ordinal))
        );
}
