namespace Meanwhile;

/// <summary>A foreign await ended by a cancel that reached it through the ambient token, or through what is parked below it.</summary>
/// <param name="request">The cancel.</param>
/// <param name="token">The token that the foreign code named, which may be one of its own; none if it cannot be told.</param>
internal sealed class ForeignCancellation(CancelRequest request, CancellationToken token)
{
    internal CancelRequest Request { get; } = request;

    internal CancellationToken Token { get; } = token;

    /// <summary>Whether the task has not suspended since: whatever cancellation comes out of the foreign code is that one.</summary>
    internal bool IsFresh { get; set; } = true;

    internal bool IsToldBy(OperationCanceledException exception) =>
        IsFresh || (Token.CanBeCanceled && Token == exception.CancellationToken);
}
