using System.Threading.Tasks.Sources;

namespace Meanwhile;

/// <summary>How an await of a <see cref="ValueTask"/> has its source call back: by one delegate for all, which gets the callback.</summary>
internal sealed class ValueTaskCallback : IValueTaskSource
{
    // Asked of .NET once, by an await of a source that remembers it.
    private static readonly Action<object?>? Caller = Learn();

    private Action<object?>? caller;

    /// <summary>Whether what was posted does nothing but call the callback, which came with it.</summary>
    internal static bool IsAllOf(SendOrPostCallback posted) => Caller is not null && ReferenceEquals(posted.Target, Caller);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => caller = continuation;

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => ValueTaskSourceStatus.Pending;

    void IValueTaskSource.GetResult(short token) { }

    private static Action<object?>? Learn()
    {
        var source = new ValueTaskCallback();
        new ValueTask(source, 0).GetAwaiter().UnsafeOnCompleted(static () => { });
        return source.caller;
    }
}
