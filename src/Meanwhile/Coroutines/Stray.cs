namespace Meanwhile;

/// <summary>
/// Hangs on a coroutine that was made outside any loop, which no loop counts, until one takes it over. If none does before the
/// collector finds it, nobody can await it any more.
/// </summary>
internal sealed class Stray(StrayTally tally)
{
    private int settled;

    ~Stray()
    {
        tally.Lost();
    }

    /// <summary>A loop has taken the coroutine over, or an await of it was refused. Several threads may find out at once.</summary>
    internal void Settle()
    {
        if (Interlocked.Exchange(ref settled, 1) == 0)
        {
            GC.SuppressFinalize(this);
            tally.Settled();
        }
    }
}
