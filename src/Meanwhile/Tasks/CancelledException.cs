namespace Meanwhile;

/// <summary>
/// Thrown at the await where a cancelled task is parked, and by an await of something that was cancelled. As asyncio's
/// <c>CancelledError</c>: clean up and let it pass; catching it means that you decline the cancellation.
/// </summary>
public sealed class CancelledException : OperationCanceledException
{
    /// <summary>Makes one without a reason.</summary>
    public CancelledException()
        : this(null) { }

    /// <summary>Makes one with the reason that was given to <c>Cancel</c>.</summary>
    /// <param name="message">The reason, or null.</param>
    public CancelledException(string? message)
        : base(message ?? "cancelled")
    {
        Reason = message;
    }

    /// <summary>Makes one with a reason and what led to it.</summary>
    /// <param name="message">The reason, or null.</param>
    /// <param name="innerException">What led to it.</param>
    public CancelledException(string? message, Exception? innerException)
        : base(message ?? "cancelled", innerException)
    {
        Reason = message;
    }

    /// <summary>Whether it was thrown in the task that it ended: its trace then tells where.</summary>
    internal bool WasThrown { get; set; }

    /// <summary>The number of the last request that it stands for; zero for none.</summary>
    internal long Made { get; init; }

    /// <summary>The message given to <c>Cancel(message)</c>; null when none was given.</summary>
    public string? Reason { get; }
}
