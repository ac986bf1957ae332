namespace Meanwhile;

/// <summary>What became of a scope's own cancel request by the time its body ended.</summary>
internal enum ScopeExit
{
    /// <summary>There was none.</summary>
    NotRequested,

    /// <summary>The body ended before it could be thrown.</summary>
    NotDelivered,

    /// <summary>It was thrown inside the body.</summary>
    Delivered,

    /// <summary>A cancel from outside came, with or without one of its own, and that one goes on.</summary>
    OuterCancelled,
}
