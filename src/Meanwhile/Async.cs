namespace Meanwhile;

/// <summary>
/// The functions of asyncio under their C# names. With <c>using static Meanwhile.Async;</c> they are used bare:
/// <c>await Sleep(1.Seconds)</c>, <c>await Gather(a, b)</c>.
/// </summary>
public static partial class Async
{
    /// <summary>
    /// A token that is cancelled when the code that asks is: pass it to foreign code that takes one. It belongs to the innermost
    /// scope (task, group or timeout); after a cancel that was delivered and absorbed a fresh one is given, so that clean-up can call out.
    /// </summary>
    /// <remarks>When its scope has ended, it goes on to be cancelled with the scope around, or with the task: what was begun with it may still run.</remarks>
    /// <value><see cref="CancellationToken.None"/> outside a task.</value>
    public static CancellationToken CurrentToken => EventLoop.RunningHere?.Strand is { } strand ? Scope.TokenOf(strand) : CancellationToken.None;

    /// <summary>The same token for this library's own calls, which end at a cancel by themselves.</summary>
    internal static CancellationToken OwnToken => EventLoop.RunningHere?.Strand is { } strand ? Scope.OwnTokenOf(strand) : CancellationToken.None;
}
