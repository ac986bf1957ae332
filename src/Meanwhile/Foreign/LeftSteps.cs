using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// Async iterators that were left in the middle of a step. Code of the coroutine that awaited the step, or of one that awaits that coroutine, then
/// disposes of the iterator, which refuses that while it runs: the refusal must not take the place of what the code ends by.
/// </summary>
internal sealed class LeftSteps
{
    private const int Fewest = 16;

    // By each of the coroutines through which the disposal may come, from the oldest to the newest.
    private readonly Dictionary<CoroutineSource, List<LeftStep>> left = [];
    private int count;
    private int pruneAt = Fewest;

    /// <summary>A step is left.</summary>
    /// <param name="awaiting">The coroutine that awaits it.</param>
    /// <param name="cancellation">What is thrown there.</param>
    /// <param name="isRunning">Whether the step has not ended yet.</param>
    /// <param name="refused">What is to be done when the iterator has refused: nobody else disposes of it.</param>
    internal void Add(CoroutineSource awaiting, CancelledException cancellation, Func<bool> isRunning, Action refused)
    {
        if (count >= pruneAt)
        {
            Prune();
        }

        var step = new LeftStep(awaiting, cancellation, isRunning, refused);
        foreach (var coroutine in step.Above)
        {
            if (!left.TryGetValue(coroutine, out var steps))
            {
                left.Add(coroutine, steps = []);
            }

            steps.Add(step);
            count++;
        }
    }

    /// <summary>What a coroutine fails with that fails now.</summary>
    internal Exception FailureOf(CoroutineSource coroutine, Exception failure) =>
        count > 0 && left.Remove(coroutine, out var steps) ? Replaced(coroutine, failure, steps) : failure;

    // It fails once: nothing is to be known of it after that.
    private Exception Replaced(CoroutineSource coroutine, Exception failure, List<LeftStep> steps)
    {
        count -= steps.Count;
        var isRefusal = IsRefusal(failure);
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            var step = steps[i];
            if (!step.IsBelow(coroutine))
            {
                continue;
            }

            if (isRefusal && !step.IsSettled && step.IsRunning())
            {
                step.IsSettled = true;
                step.Refused();
                failure = step.OnTheWay(coroutine) ?? failure;
                isRefusal = false;
            }
            else
            {
                step.Seen = failure;
            }
        }

        return failure;
    }

    // Most end in another way.
    private void Prune()
    {
        count = 0;
        foreach (var (coroutine, steps) in left)
        {
            steps.RemoveAll(static each => each.IsOver);
            count += steps.Count;
            if (steps.Count == 0)
            {
                left.Remove(coroutine);
            }
        }

        pruneAt = Math.Max(Fewest, count * 2);
    }

    // Natively a program may know no names of methods.
    private static bool IsRefusal(Exception failure) =>
        failure.GetType() == typeof(NotSupportedException)
        && (!RuntimeFeature.IsDynamicCodeSupported || failure.StackTrace?.Contains(nameof(IAsyncDisposable.DisposeAsync), StringComparison.Ordinal) == true);

    private sealed class LeftStep
    {
        // From the one that awaited the step outward.
        private readonly List<(CoroutineSource Coroutine, long Life)> above = [];

        internal LeftStep(CoroutineSource awaiting, CancelledException cancellation, Func<bool> isRunning, Action refused)
        {
            for (var each = awaiting; each is not null; each = each.Awaiting as CoroutineSource)
            {
                above.Add((each, each.Life));
            }

            (Seen, IsRunning, Refused) = (cancellation, isRunning, refused);
        }

        internal IEnumerable<CoroutineSource> Above => above.Select(static each => each.Coroutine);

        internal Func<bool> IsRunning { get; }

        /// <summary>Whether the iterator has refused, and is disposed of when the step has ended.</summary>
        internal bool IsSettled { get; set; }

        internal Action Refused { get; }

        /// <summary>What the last of the coroutines that failed has failed with, or what was thrown at the await.</summary>
        internal Exception Seen { get; set; }

        internal bool IsOver => IsSettled || !IsRunning() || above.TrueForAll(static each => each.Coroutine.Life != each.Life);

        internal bool IsBelow(CoroutineSource coroutine) => above.Exists(each => each.Coroutine == coroutine && each.Life == coroutine.Life);

        /// <summary>What was on its way out of the coroutine when it disposed of the iterator; null for nothing.</summary>
        internal Exception? OnTheWay(CoroutineSource coroutine) =>
            coroutine == above[0].Coroutine ? Seen : (coroutine as IAwaitHost)?.PendingException;
    }
}
