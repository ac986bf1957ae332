namespace Meanwhile;

/// <summary>
/// Hangs on a coroutine that was made outside any loop, which no loop counts, until one takes it over. If none does before the
/// collector finds it, nobody can await it any more.
/// </summary>
internal sealed class Stray(StrayTally tally)
{
    ~Stray()
    {
        tally.Lost();
    }

    /// <summary>A loop has taken the coroutine over.</summary>
    internal void Adopted()
    {
        GC.SuppressFinalize(this);
        tally.Adopted();
    }
}
