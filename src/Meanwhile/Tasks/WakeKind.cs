namespace Meanwhile;

/// <summary>Why a task that is not done goes on.</summary>
internal enum WakeKind : byte
{
    /// <summary>What it awaited keeps its own outcome.</summary>
    Other,

    /// <summary>Its timer is due, and its wake-up stands in the ready queue.</summary>
    TimerDue,

    /// <summary>Its timer was due, and a cancel came before the wake-up ran.</summary>
    CancelledWhenDue,

    /// <summary>Its sleep is over.</summary>
    Elapsed,

    /// <summary>It gave the others a turn, and stands in the ready queue for its own.</summary>
    Turn,

    /// <summary>Its wait was ended by a cancel.</summary>
    Cancelled,

    /// <summary>Its first step is still to come.</summary>
    NotBegun,

    /// <summary>Its first step is still to come, and waits for a place in its group.</summary>
    HeldBack,

    /// <summary>It waits for a place in its group, and stands in the ready queue to end by a cancel.</summary>
    HeldBackCancelled,

    /// <summary>What it awaited was cancelled, be it on its behalf. As in CPython that stands for a cancel that comes before the task goes on.</summary>
    AwaitedCancelled,
}
