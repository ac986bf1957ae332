namespace Meanwhile.Edge.Contract;

/// <summary>What one case awaits, and the means to end it.</summary>
internal abstract class Awaited
{
    private int taken;
    private volatile bool hasEnded;

    /// <summary>Whether it has ended.</summary>
    internal bool HasEnded => hasEnded;

    /// <summary>Whether it ended with a result.</summary>
    internal bool HasResult { get; private set; }

    /// <summary>Whether the code that awaited got the result.</summary>
    internal bool IsHeld { get; private set; }

    /// <summary>How many results nobody got. What counts them itself says so.</summary>
    internal virtual int Lost => HasResult && !IsHeld ? 1 : 0;

    /// <summary>Whether its outcome was taken, or need not be.</summary>
    internal virtual bool IsTaken => true;

    /// <summary>The await in question. It has a body that throws what the await shows, and returns when it has the result.</summary>
    internal abstract Coroutine Await();

    /// <summary>From here on it ends when the token is cancelled.</summary>
    internal virtual void Heed(CancellationToken token) => token.Register(() => IsCancelled(token));

    internal void Ends()
    {
        HasResult = true;
        hasEnded = true;
        EndWithResult();
    }

    internal void Fails(Exception failure)
    {
        hasEnded = true;
        EndWithFailure(failure);
    }

    internal void IsCancelled(CancellationToken token)
    {
        hasEnded = true;
        EndAsCancelled(token);
    }

    protected abstract void EndWithResult();

    protected virtual void EndWithFailure(Exception failure) => throw new NotSupportedException();

    protected virtual void EndAsCancelled(CancellationToken token) => throw new NotSupportedException();

    /// <summary>The await gave its result.</summary>
    protected void Hold()
    {
        IsHeld = true;
        if (++taken > 1)
        {
            throw new InvalidOperationException("The await gave its result twice.");
        }
    }
}
