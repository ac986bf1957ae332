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

    /// <summary>The exception and the trace with which its next await sees it. The caller throws it: each frame less is felt a million levels deep.</summary>
    internal ExceptionDispatchInfo Next(Exception failure, EventLoop loop)
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
                return first!;
            }
        }

        return ExceptionDispatchInfo.Capture(failure);
    }

    /// <summary>Lets go of the last exception.</summary>
    internal void Forget()
    {
        travelling = null;
        first = null;
    }
}
