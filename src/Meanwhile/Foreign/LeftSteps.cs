using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// Async iterators that were left in the middle of a step. Code of the coroutine that awaited the step, or of one that awaits that coroutine, then
/// disposes of the iterator, which refuses that while it runs: the refusal must not take the place of what the code ends by.
/// </summary>
internal sealed class LeftSteps
{
    private readonly List<LeftStep> left = [];

    /// <summary>A step is left.</summary>
    /// <param name="awaiting">The coroutine that awaits it.</param>
    /// <param name="cancellation">What is thrown there.</param>
    /// <param name="isRunning">Whether the step has not ended yet.</param>
    /// <param name="refused">What is to be done when the iterator has refused: nobody else disposes of it.</param>
    internal void Add(CoroutineSource awaiting, CancelledException cancellation, Func<bool> isRunning, Action refused)
    {
        left.RemoveAll(static each => each.IsOver);
        left.Add(new LeftStep(awaiting, cancellation, isRunning, refused));
    }

    /// <summary>What a coroutine fails with that fails now.</summary>
    internal Exception FailureOf(CoroutineSource coroutine, Exception failure) =>
        left.Count == 0 ? failure : Replaced(coroutine, failure);

    private Exception Replaced(CoroutineSource coroutine, Exception failure)
    {
        var isRefusal = IsRefusal(failure);
        for (var i = left.Count - 1; i >= 0; i--)
        {
            var step = left[i];
            if (!step.IsBelow(coroutine))
            {
                continue;
            }

            if (isRefusal && step.IsRunning())
            {
                left.RemoveAt(i);
                step.Refused();
                failure = step.OnTheWay(coroutine) ?? failure;
                isRefusal = false;
            }
            else
            {
                step.Seen = failure;
            }
        }

        left.RemoveAll(static each => each.IsOver);
        return failure;
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

        internal Func<bool> IsRunning { get; }

        internal Action Refused { get; }

        /// <summary>What the last of the coroutines that failed has failed with, or what was thrown at the await.</summary>
        internal Exception Seen { get; set; }

        internal bool IsOver => !IsRunning() || above.TrueForAll(static each => each.Coroutine.Life != each.Life);

        internal bool IsBelow(CoroutineSource coroutine) => above.Exists(each => each.Coroutine == coroutine && each.Life == coroutine.Life);

        /// <summary>What was on its way out of the coroutine when it disposed of the iterator; null for nothing.</summary>
        internal Exception? OnTheWay(CoroutineSource coroutine) =>
            coroutine == above[0].Coroutine ? Seen : (coroutine as IAwaitHost)?.PendingException;
    }
}
