namespace Meanwhile;

/// <summary>
/// Coroutines that were made to leave a loop over an async iterator in the middle of a step. The compiler's code then disposes of the
/// iterator, which refuses that while it runs: the refusal must not take the place of the cancel.
/// </summary>
internal sealed class LeftSteps
{
    private readonly List<(CoroutineSource Coroutine, long Life, CancelledException Cancellation, Action Refused)> left = [];

    internal void Add(CoroutineSource coroutine, CancelledException cancellation, Action refused)
    {
        left.RemoveAll(static each => each.Coroutine.Life != each.Life);
        left.Add((coroutine, coroutine.Life, cancellation, refused));
    }

    /// <summary>What a coroutine fails with that fails now.</summary>
    internal Exception FailureOf(CoroutineSource coroutine, Exception failure)
    {
        if (left.Count == 0)
        {
            return failure;
        }

        var index = left.FindIndex(each => each.Coroutine == coroutine);
        if (index < 0)
        {
            return failure;
        }

        var (_, life, cancellation, refused) = left[index];
        left.RemoveAt(index);
        if (failure is not NotSupportedException || life != coroutine.Life)
        {
            return failure;
        }

        refused();
        return cancellation;
    }
}
