using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Meanwhile;

/// <summary>
/// Rethrows one exception level after level of awaits. Keeping the whole trace costs a copy of it at each level, which is
/// quadratic: so of very deep chains the first and the last 64 levels are kept, and those in between left out.
/// </summary>
internal sealed class FailureRelay
{
    private const int Kept = 64;

    private Exception? travelling;
    private long level;
    private long left;
    private ExceptionDispatchInfo? first;

    /// <summary>Throws the exception as its next await sees it.</summary>
    [StackTraceHidden]
    [DoesNotReturn]
    internal void Throw(Exception failure, EventLoop loop)
    {
        if (!ReferenceEquals(failure, travelling))
        {
            travelling = failure;
            level = 0;
            left = 0;
            first = null;
        }

        level++;
        if (level == Kept)
        {
            first = ExceptionDispatchInfo.Capture(failure);
            left = loop.AwaitsAbove();
        }
        else if (level > Kept)
        {
            left--;
            if (left < 0)
            {
                left = loop.AwaitsAbove();
            }

            if (left >= Kept)
            {
                first!.Throw();
            }
        }

        ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>Lets go of the last exception.</summary>
    internal void Forget()
    {
        travelling = null;
        first = null;
    }
}
