using System.Threading.Tasks.Sources;

namespace Meanwhile.Interleavings;

/// <summary>A source of one value task, made by hand: it is taken once, when it has rung and not before.</summary>
internal sealed class Bell : IValueTaskSource<int>, IValueTaskSource
{
    private ManualResetValueTaskSourceCore<int> core;
    private CancellationTokenRegistration registration;

    /// <summary>Whether nothing can come of it any more but what has come.</summary>
    internal bool HasRung { get; private set; }

    /// <summary>Whether it rang with a value.</summary>
    internal bool HasValue { get; private set; }

    /// <summary>How often its outcome was taken.</summary>
    internal int Taken { get; private set; }

    /// <summary>Whether it was taken too early, or for another use.</summary>
    internal bool IsMisused { get; private set; }

    internal ValueTask<int> Valued => new(this, core.Version);

    internal ValueTask Plain => new(this, core.Version);

    internal void Heed(CancellationToken token) =>
        registration = token.Register(static (self, token) => ((Bell)self!).Fail(new OperationCanceledException(token)), this);

    internal void Ring(int value)
    {
        registration.Unregister();
        HasRung = true;
        HasValue = true;
        core.SetResult(value);
    }

    internal void Fail(Exception failure)
    {
        if (HasRung)
        {
            return;
        }

        registration.Unregister();
        HasRung = true;
        core.SetException(failure);
    }

    public ValueTaskSourceStatus GetStatus(short token) => core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        core.OnCompleted(continuation, state, token, flags);

    public int GetResult(short token)
    {
        Taken++;
        IsMisused |= !HasRung || token != core.Version;
        return core.GetResult(token);
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);
}
