namespace Meanwhile.Interleavings;

/// <summary>What others do with the thread pool while a program runs.</summary>
internal enum PoolLoad
{
    /// <summary>Nothing.</summary>
    Quiet,

    /// <summary>They keep all its threads, again and again for some milliseconds.</summary>
    Blocked,

    /// <summary>They have more work for it than it can do.</summary>
    Busy,
}
