namespace Meanwhile;

/// <summary>The next turn after foreign code has gone on that leads to a future which was asked to end: by then it has come to a coroutine, or to none.</summary>
internal sealed class LateLeaving(IForeignFuture future) : IReadyItem
{
    public void Run() => future.LeaveIfNothingLeadsThere();
}
