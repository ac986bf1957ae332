using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Meanwhile;

/// <summary>
/// Rethrows one exception level after level of awaits. Keeping the whole trace costs a copy of it at each level, which is
/// quadratic: so of very deep chains the first and the last 64 levels are kept, and those in between left out.
/// </summary>
/// <remarks>Nobody tells it that an exception was caught for good: it holds the last one weakly.</remarks>
internal sealed class FailureRelay
{
    private const int Kept = 64;

    private readonly WeakReference<Exception?> travelling = new(null);

    // The trace of its first levels, of the few that travel that far. It lives as long as the exception does.
    private ConditionalWeakTable<Exception, ExceptionDispatchInfo>? firsts;
    private long level;
    private long left;

    /// <summary>The exception and the trace with which its next await sees it. The caller throws it: each frame less is felt a million levels deep.</summary>
    internal ExceptionDispatchInfo Next(Exception failure, EventLoop loop)
    {
        if (!travelling.TryGetTarget(out var last) || !ReferenceEquals(failure, last))
        {
            travelling.SetTarget(failure);
            level = 0;
            left = 0;
        }

        level++;
        if (level == Kept)
        {
            var first = ExceptionDispatchInfo.Capture(failure);
            (firsts ??= []).AddOrUpdate(failure, first);
            left = loop.AwaitsAbove();
            return first;
        }

        if (level > Kept)
        {
            left--;
            if (left < 0)
            {
                left = loop.AwaitsAbove();
            }

            if (left >= Kept && firsts!.TryGetValue(failure, out var first))
            {
                return first;
            }
        }

        return ExceptionDispatchInfo.Capture(failure);
    }
}
