namespace Meanwhile;

/// <summary>A foreign await ended by a cancel that reached it through the ambient token, or through what is parked below it.</summary>
/// <param name="request">The cancel.</param>
/// <param name="token">The token that the foreign code named, which may be one of its own; none if it cannot be told.</param>
internal sealed class ForeignCancellation(CancelRequest request, CancellationToken token)
{
    internal CancelRequest Request { get; } = request;

    internal CancellationToken Token { get; } = token;

    // Those on their way when the task suspended: clean-up has to end before they go on.
    private List<OperationCanceledException>? onTheirWay;

    // Whether the task has not suspended since: whatever cancellation comes out of the foreign code is that one.
    private bool isFresh = true;

    internal bool IsToldBy(OperationCanceledException exception) =>
        isFresh || (Token.CanBeCanceled && Token == exception.CancellationToken) || onTheirWay?.Contains(exception) == true;

    /// <summary>The task suspends. From then on the cancel is known by its token, or by the exception that clean-up keeps meanwhile.</summary>
    /// <param name="suspended">The innermost code that has suspended, which may be called by what cleans up.</param>
    internal void Suspended(Resumable? suspended)
    {
        for (var at = isFresh ? suspended : null; at is not null; at = (at as CoroutineSource)?.Awaiting)
        {
            if ((at as IAwaitHost)?.PendingCancellations() is { } pending)
            {
                (onTheirWay ??= []).AddRange(pending);
            }
        }

        isFresh = false;
    }
}
