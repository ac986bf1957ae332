using System.Diagnostics.CodeAnalysis;

namespace Meanwhile;

/// <summary>The awaiters of a <see cref="ValueTask"/>. Each is nothing but that value.</summary>
internal abstract class ValueTaskAwaiters : ForeignAwaiter
{
    // What natively has code only because it is named here. Result types that are references share theirs.
    private static readonly Dictionary<Type, Func<ForeignAwaiter>> Named = new()
    {
        [typeof(bool)] = static () => new ValueTaskAwaiterOfResult<bool>(),
        [typeof(byte)] = static () => new ValueTaskAwaiterOfResult<byte>(),
        [typeof(char)] = static () => new ValueTaskAwaiterOfResult<char>(),
        [typeof(int)] = static () => new ValueTaskAwaiterOfResult<int>(),
        [typeof(long)] = static () => new ValueTaskAwaiterOfResult<long>(),
        [typeof(uint)] = static () => new ValueTaskAwaiterOfResult<uint>(),
        [typeof(ulong)] = static () => new ValueTaskAwaiterOfResult<ulong>(),
        [typeof(double)] = static () => new ValueTaskAwaiterOfResult<double>(),
        [typeof(decimal)] = static () => new ValueTaskAwaiterOfResult<decimal>(),
        [typeof(Guid)] = static () => new ValueTaskAwaiterOfResult<Guid>(),
        [typeof(TimeSpan)] = static () => new ValueTaskAwaiterOfResult<TimeSpan>(),
        [typeof(DateTime)] = static () => new ValueTaskAwaiterOfResult<DateTime>(),
        [typeof(DateTimeOffset)] = static () => new ValueTaskAwaiterOfResult<DateTimeOffset>(),
        [typeof(Memory<byte>)] = static () => new ValueTaskAwaiterOfResult<Memory<byte>>(),
        [typeof(ReadOnlyMemory<byte>)] = static () => new ValueTaskAwaiterOfResult<ReadOnlyMemory<byte>>(),
        [typeof(object)] = static () => new ValueTaskAwaiterOfResult<object>(),
    };

    /// <summary>That for a result type; null where natively none was compiled.</summary>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Where there is no code for the type, nothing is thrown into such an await, and it is reported.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The type has no members that are found by their names.")]
    internal static ForeignAwaiter? ForResult(Type resultType)
    {
        if (Named.TryGetValue(resultType, out var make))
        {
            return make();
        }

        try
        {
            return (ForeignAwaiter?)Activator.CreateInstance(typeof(ValueTaskAwaiterOfResult<>).MakeGenericType(resultType), nonPublic: true);
        }
        catch (Exception missing) when (missing is NotSupportedException or MissingMemberException or TypeLoadException)
        {
            return null;
        }
    }

    /// <summary>Asks how the value stands. A source is anybody's code, and refuses to answer where it was reset meanwhile: then it counts as failed.</summary>
    /// <param name="ask">What asks.</param>
    /// <param name="refused">The answer where the source throws.</param>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The await throws it.")]
    private protected static bool Ask(Func<bool> ask, bool refused)
    {
        try
        {
            return ask();
        }
        catch (Exception)
        {
            return refused;
        }
    }

    /// <summary>Reads a field that is private to .NET.</summary>
    /// <returns>What is in it; null where there is no such field: then nothing is known of what is awaited, which is always safe.</returns>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever it is, it does not work.")]
    private protected static object? ReadPrivate(Func<object?> read)
    {
        try
        {
            return read();
        }
        catch (Exception)
        {
            return null;
        }
    }
}
