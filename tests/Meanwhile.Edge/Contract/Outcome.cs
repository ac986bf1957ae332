namespace Meanwhile.Edge.Contract;

/// <summary>What became of an await that a cancel met.</summary>
/// <param name="Shown">What the await showed.</param>
/// <param name="Left">When it was left.</param>
/// <param name="ToCome">What of the request was still to come after it; of no meaning where the code leaves at once.</param>
/// <param name="Final">How the code ended that was asked to.</param>
/// <param name="Lost">How many results nobody got.</param>
/// <param name="Reports">How much was reported.</param>
internal sealed record Outcome(Shown Shown, Left Left, ToCome ToCome, Final Final, int Lost, int Reports);

/// <summary>What an await shows.</summary>
internal enum Shown
{
    Nothing,
    Result,

    /// <summary>A <see cref="CancelledException"/>.</summary>
    Cancel,

    /// <summary>The <see cref="OperationCanceledException"/> of what was awaited.</summary>
    OwnCancel,

    /// <summary>The failure of what was awaited.</summary>
    Failure,
}

/// <summary>When an await is left.</summary>
internal enum Left
{
    /// <summary>As soon as the cancel came.</summary>
    AtOnce,

    /// <summary>When what was awaited had ended.</summary>
    WhenItEnded,

    /// <summary>When it had not ended within <see cref="LoopOptions.AbandonAfter"/>.</summary>
    WhenGivenUp,
}

/// <summary>What of a request is still to come after the await.</summary>
internal enum ToCome
{
    Nothing,

    /// <summary>It is thrown at the next suspension.</summary>
    AtNext,

    /// <summary>Awaits go on, for <see cref="LoopOptions.AbandonAfter"/>; then it is thrown.</summary>
    Later,
}

/// <summary>How the code ended that was asked to.</summary>
internal enum Final
{
    /// <summary>By its own result.</summary>
    Result,

    /// <summary>As cancelled, or by the time's being up.</summary>
    Ended,

    /// <summary>By the failure of what it awaited.</summary>
    Failure,
}
