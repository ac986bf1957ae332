namespace Meanwhile;

/// <summary>Where a future stands.</summary>
internal enum FutureState : byte
{
    /// <summary>Not done.</summary>
    Pending,

    /// <summary>Done with a result.</summary>
    Succeeded,

    /// <summary>Done with an exception.</summary>
    Failed,

    /// <summary>Done by a cancel.</summary>
    Cancelled,
}
