using Meanwhile.Edge.Contract;

namespace Meanwhile.Edge.Below;

/// <summary>A cancel goes to the coroutine below, and the code above it is waited for; what that makes of the cancel counts.</summary>
internal static class BelowExpected
{
    internal static BelowOutcome Of(BelowCell cell)
    {
        var shown = Shows(cell);
        var order = cell.Course == Course.NeverEndsAbove ? "below, outer" : "below, between, outer";
        return new BelowOutcome(shown, IsGivenUp(cell) || IsDropped(cell) ? 1 : 0, End(cell, shown), order);
    }

    /// <summary>Whether the code above goes on waiting when the coroutine has ended.</summary>
    internal static bool IsGivenUp(BelowCell cell) => cell.Course == Course.NeverEndsAbove || cell.Shape.WaitsForMore;

    /// <summary>Whether what is gathered gives a result, which nobody gets.</summary>
    private static bool IsDropped(BelowCell cell) => cell is { Shape: { IsOurs: true, WaitsForMore: false }, Course: Course.Swallows or Course.SwallowsAbove };

    private static Shown Shows(BelowCell cell) =>
        cell switch
        {
            // The code goes on as if it were disposed of.
            { Shape.IsDisposal: true, Course: Course.NeverEndsAbove } => Shown.Result,
            _ when IsGivenUp(cell) => Shown.Cancel,

            // Which of several has ended is nothing that would be missed.
            { Shape.GivesTask: true } => Shown.Cancel,
            { Course: Course.Fails or Course.FailsAbove } => Shown.Failure,
            { Course: Course.Swallows or Course.SwallowsAbove, Shape.IsOurs: false } => Shown.Result,
            _ => Shown.Cancel,
        };

    private static Final End(BelowCell cell, Shown shown) =>
        shown switch
        {
            Shown.Failure => Final.Failure,
            Shown.Cancel => Final.Ended,

            // The request is still to come. A task that returns then is cancelled; a scope has its result.
            _ when IsGivenUp(cell) || cell.Shape.IsSilent => cell.Asker == Asker.Cancel ? Final.Ended : Final.Result,

            // It was swallowed: a time that is up is told of all the same.
            _ => cell.Asker == Asker.WithTimeout ? Final.Ended : Final.Result,
        };
}

/// <summary>What became of the cancel.</summary>
/// <param name="Shown">What the outer await showed.</param>
/// <param name="Reports">How much was reported.</param>
/// <param name="Final">How the code ended.</param>
/// <param name="Order">In which order clean-up ran.</param>
internal sealed record BelowOutcome(Shown Shown, int Reports, Final Final, string Order);
