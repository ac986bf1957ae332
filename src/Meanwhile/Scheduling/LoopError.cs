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

    /// <summary>Coroutines of a method were made and dropped.</summary>
    /// <param name="name">The method's name.</param>
    /// <param name="times">How many.</param>
    /// <param name="places">Where they were made, if that is known.</param>
    internal static LoopError NeverAwaited(string name, int times, string places = "") =>
        new($"coroutine '{name}' was never awaited{(times == 1 ? "" : $" ({times} times)")}{places}");

    /// <inheritdoc/>
    public override string ToString() => Exception is null ? Message : $"{Message}{Environment.NewLine}{Exception}";
}
