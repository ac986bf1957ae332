namespace Meanwhile;

/// <summary>Why a request is ended before its time.</summary>
internal enum AbortReason : byte
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>Its task or a scope was cancelled.</summary>
    Cancelled,

    /// <summary>The token that was given with the request was cancelled.</summary>
    CancelledByToken,

    /// <summary>The time of the whole request was up.</summary>
    TimedOut,

    /// <summary>The session was disposed.</summary>
    SessionDisposed,
}
