using System.Diagnostics;

namespace Meanwhile;

/// <summary>A body that has only so long and is left when the time is up, for <c>MoveOnAfter</c>.</summary>
[StackTraceHidden]
internal struct MoveOnEnclosure(TimeSpan? timeout, Func<TimeoutScope, Coroutine> body) : IEnclosure<VoidResult, bool>
{
    private TimeoutScope? scope;

    public static string Name => nameof(Async.MoveOnAfter);

    public void Enter() => scope = TimeoutScope.EnterFor(timeout);

    public readonly Coroutine<VoidResult> Begin() => body(scope!).Typed;

    public readonly Coroutine<Exception?> End(Exception? ending, VoidResult value, out bool result)
    {
        var isOver = scope!.Leave(ref ending);
        result = ending is null;
        return Coroutine.FromResult(isOver ? null : ending);
    }
}
