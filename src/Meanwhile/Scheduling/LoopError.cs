namespace Meanwhile;

/// <summary>Something that went wrong with nobody there to catch it: what the loop's error handler gets.</summary>
public sealed class LoopError
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="exception">The exception, where there is one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    public LoopError(string message, Exception? exception = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        Message = message;
        Exception = exception;
    }

    /// <summary>What happened, with the task or callback and where it was created.</summary>
    public string Message { get; }

    /// <summary>The exception, where there is one.</summary>
    public Exception? Exception { get; }

    /// <inheritdoc/>
    public override string ToString() => Exception is null ? Message : $"{Message}{Environment.NewLine}{Exception}";
}
