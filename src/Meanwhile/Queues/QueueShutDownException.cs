namespace Meanwhile;

/// <summary>A put to a queue that was shut down, or a get from one that is empty besides. As asyncio's <c>QueueShutDown</c>.</summary>
public sealed class QueueShutDownException : InvalidOperationException
{
    /// <summary>Makes one with a general message.</summary>
    public QueueShutDownException()
        : this("The queue was shut down.") { }

    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    public QueueShutDownException(string message)
        : base(message) { }

    /// <summary>Makes one with what led to it.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What led to it.</param>
    public QueueShutDownException(string message, Exception innerException)
        : base(message, innerException) { }
}
