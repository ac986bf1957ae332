namespace Meanwhile;

/// <summary>A future or task was asked for what it cannot give in its present state: a result too early, or a second result.</summary>
public class InvalidStateException : InvalidOperationException
{
    /// <summary>Makes one with a general message.</summary>
    public InvalidStateException()
        : base("The operation is not allowed in this state.") { }

    /// <summary>Makes one with a message.</summary>
    /// <param name="message">What was asked and why it cannot be had.</param>
    public InvalidStateException(string? message)
        : base(message) { }

    /// <summary>Makes one with a message and its cause.</summary>
    /// <param name="message">What was asked and why it cannot be had.</param>
    /// <param name="innerException">The cause.</param>
    public InvalidStateException(string? message, Exception? innerException)
        : base(message, innerException) { }
}
