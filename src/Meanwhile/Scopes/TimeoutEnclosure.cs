using System.Diagnostics;

namespace Meanwhile;

/// <summary>A body that has only so long, for <c>WithTimeout</c> and <c>WithTimeoutAt</c>.</summary>
[StackTraceHidden]
internal struct TimeoutEnclosure<T>(TimeSpan? time, bool isDeadline, Func<TimeoutScope, Coroutine<T>> body) : IEnclosure<T, T>
{
    private TimeoutScope? scope;

    public static string Name => nameof(Async.WithTimeout);

    public void Enter() => scope = isDeadline ? TimeoutScope.EnterUntil(time) : TimeoutScope.EnterFor(time);

    public readonly Coroutine<T> Begin() => body(scope!);

    public readonly Coroutine<Exception?> End(Exception? ending, T value, out T result)
    {
        result = value;
        return Coroutine.FromResult(scope!.Leave(ref ending) ? scope.ToException(ending) : ending);
    }
}
