namespace Meanwhile.Edge.Below;

/// <summary>What a coroutine of ours that foreign code awaits, or that foreign code, makes of a cancel.</summary>
internal enum Course
{
    PassesOn,

    /// <summary>The coroutine cleans up for a while.</summary>
    CleansUp,

    /// <summary>The foreign code cleans up for a while, by a Task.</summary>
    CleansUpAbove,

    Swallows,
    SwallowsAbove,
    Fails,
    FailsAbove,

    /// <summary>The foreign code never comes to the end of its clean-up.</summary>
    NeverEndsAbove,
}
