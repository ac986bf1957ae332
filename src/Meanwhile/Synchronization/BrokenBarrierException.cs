namespace Meanwhile;

/// <summary>A wait at a barrier that was reset or aborted. As asyncio's <c>BrokenBarrierError</c>.</summary>
public sealed class BrokenBarrierException : InvalidOperationException
{
    /// <summary>Makes one with a general message.</summary>
    public BrokenBarrierException()
        : this("The barrier is broken.") { }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    public BrokenBarrierException(string message)
        : base(message) { }

    /// <summary>Makes one with what led to it.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What led to it.</param>
    public BrokenBarrierException(string message, Exception innerException)
        : base(message, innerException) { }
}
