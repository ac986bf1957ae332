namespace Meanwhile;

/// <summary>Where a future stands. Below the first that is done lie the kinds of <see cref="WakeKind"/>, of a task that is pending.</summary>
internal enum FutureState : byte
{
    /// <summary>Not done.</summary>
    Pending = 0,

    /// <summary>Done with a result.</summary>
    Succeeded = 0x40,

    /// <summary>Done with an exception.</summary>
    Failed,

    /// <summary>Done by a cancel.</summary>
    Cancelled,
}
