namespace Meanwhile;

/// <summary>How one of several pieces of work ended: with a value, an exception, or by being cancelled.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly struct Outcome<T> : IEquatable<Outcome<T>>
{
    private readonly T? value;

    internal Outcome(T? value, Exception? exception)
    {
        this.value = value;
        Exception = exception;
    }

    /// <summary>What it failed with, or the cancellation; null if it succeeded.</summary>
    public Exception? Exception { get; }

    /// <summary>Whether it gave a value.</summary>
    public bool IsSuccess => Exception is null;

    /// <summary>Whether it was cancelled.</summary>
    public bool IsCancelled => Exception is CancelledException;

    /// <summary>The value.</summary>
    /// <exception cref="System.Exception">What it failed with, if it did.</exception>
    public T Value
    {
        get
        {
            if (Exception is not null)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(Exception);
            }

            return value!;
        }
    }

    /// <summary>The value, or that of the type where it failed.</summary>
    public T? ValueOrDefault => value;

    /// <summary>Whether both ended alike: equal values, or the same exception.</summary>
    public bool Equals(Outcome<T> other) =>
        ReferenceEquals(Exception, other.Exception) && EqualityComparer<T>.Default.Equals(value, other.value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Outcome<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(value, Exception);

    /// <summary>Whether both ended alike.</summary>
    public static bool operator ==(Outcome<T> left, Outcome<T> right) => left.Equals(right);

    /// <summary>Whether they ended differently.</summary>
    public static bool operator !=(Outcome<T> left, Outcome<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public override string ToString() =>
        IsCancelled ? "cancelled"
        : Exception is null ? $"{value}"
        : $"{Exception.GetType().Name}: {Exception.Message}";

    /// <summary>The outcome of a done future; counts as looking at its failure.</summary>
    internal static Outcome<T> Of(Future future)
    {
        if (future.IsSucceeded)
        {
            return new Outcome<T>(typeof(T) == typeof(VoidResult) ? default : Futures.ResultOf<T>(future), null);
        }

        return new Outcome<T>(default, future.IsCancelled ? future.KeptCancellation : future.Exception);
    }
}
