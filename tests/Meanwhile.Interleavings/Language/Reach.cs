namespace Meanwhile.Interleavings;

/// <summary>How far a program goes beyond the loop, and with that what is certain of it.</summary>
internal enum Reach
{
    /// <summary>It awaits what is of this library, and foreign methods that do.</summary>
    Loop,

    /// <summary>It awaits what is of .NET, and all of that happens on the loop's thread.</summary>
    Foreign,

    /// <summary>Some of it happens on the thread pool: the order in which that comes back is not the same each time.</summary>
    Pool,

    /// <summary>Some of it never ends, so that the loop has to abandon it; when, is a matter of real time.</summary>
    Endless,
}
