namespace Meanwhile;

/// <summary>The free sources of one type on one loop. Used by the loop's thread alone, so nothing here is interlocked.</summary>
internal abstract class SourcePool
{
    private static int types;

    /// <summary>How many sources are handed out: at the loop's end, those that were made and never awaited.</summary>
    internal abstract int Outstanding { get; }

    /// <summary>A name of the type's coroutine method.</summary>
    internal abstract string Name { get; }

    /// <summary>In debug mode: where those that are still out were made, a line each.</summary>
    internal abstract string Places();

    /// <summary>Frees what the last period did not need.</summary>
    internal abstract void Trim();

    protected static int NextIndex() => Interlocked.Increment(ref types) - 1;
}
