namespace Meanwhile;

/// <summary>How one of several pieces of work without a result ended.</summary>
public readonly struct Outcome : IEquatable<Outcome>
{
    internal Outcome(Exception? exception)
    {
        Exception = exception;
    }

    /// <summary>What it failed with, or the cancellation; null if it succeeded.</summary>
    public Exception? Exception { get; }

    /// <summary>Whether it succeeded.</summary>
    public bool IsSuccess => Exception is null;

    /// <summary>Whether it was cancelled.</summary>
    public bool IsCancelled => Exception is CancelledException;

    /// <summary>Whether both ended alike.</summary>
    public bool Equals(Outcome other) => ReferenceEquals(Exception, other.Exception);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Outcome other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Exception?.GetHashCode() ?? 0;

    /// <summary>Whether both ended alike.</summary>
    public static bool operator ==(Outcome left, Outcome right) => left.Equals(right);

    /// <summary>Whether they ended differently.</summary>
    public static bool operator !=(Outcome left, Outcome right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() =>
        IsCancelled ? "cancelled"
        : Exception is null ? "done"
        : $"{Exception.GetType().Name}: {Exception.Message}";

    internal static Outcome Of(Future future) =>
        new(future.IsSucceeded ? null : future.IsCancelled ? future.KeptCancellation : future.Exception);
}
