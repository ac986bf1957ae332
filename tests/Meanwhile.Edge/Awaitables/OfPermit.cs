using Meanwhile.Edge.Contract;

namespace Meanwhile.Edge.Awaitables;

/// <summary>What ends when a semaphore has a permit.</summary>
internal sealed class OfPermit(Func<OfPermit, Coroutine> wait) : Awaited
{
    internal SemaphoreSlim Semaphore { get; } = new(0);

    /// <summary>The token that the other side is given.</summary>
    internal CancellationToken Token { get; private set; }

    internal override int Lost => HasResult && !IsHeld && Semaphore.CurrentCount == 0 ? 1 : 0;

    internal override Coroutine Await() => wait(this);

    internal override void Heed(CancellationToken token)
    {
        Token = token;
        base.Heed(token);
    }

    internal void Took() => Hold();

    protected override void EndWithResult() => Semaphore.Release();

    // The semaphore sees to that itself.
    protected override void EndAsCancelled(CancellationToken token) { }
}
