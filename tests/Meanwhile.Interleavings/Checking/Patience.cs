namespace Meanwhile.Interleavings;

/// <summary>How long the await of something of .NET that knows of no cancel goes on after one.</summary>
internal enum Patience
{
    /// <summary>It ends at once: a <see cref="System.Threading.Tasks.Task"/> keeps its result for whoever asks.</summary>
    None,

    /// <summary>It goes on: the result can be taken only once, and not early.</summary>
    Long,

    /// <summary>It is one of this library, which ends at once in any case and leaves what is awaited to itself.</summary>
    Ours,

    /// <summary>It is up to another task that awaits it.</summary>
    Unknown,
}
