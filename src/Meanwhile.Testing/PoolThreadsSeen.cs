namespace Meanwhile.Testing;

/// <summary>How the threads of the pool were when the system was asked.</summary>
/// <param name="At">When that began.</param>
/// <param name="InDoubt">Those that may have taken up work which they had not begun.</param>
/// <param name="IsUnsure">Whether there may have been others.</param>
internal sealed record PoolThreadsSeen(long At, IReadOnlySet<string> InDoubt, bool IsUnsure)
{
    /// <summary>Whether work that was taken up may not have been begun.</summary>
    /// <param name="others">Those that had done with all that they had taken up.</param>
    // One that has begun and waits for the gate says so itself.
    internal bool MayHaveTakenUp(HashSet<string> others) => IsUnsure || !InDoubt.All(others.Contains) || LoopMark.AtGates > 0;
}
