namespace Meanwhile.Edge.Contract;

/// <summary>All cases.</summary>
internal static class Table
{
    internal static IEnumerable<Cell> Of(Kind kind, Clock clock) => Asked(kind, clock).Where(Makes);

    private static IEnumerable<Cell> Asked(Kind kind, Clock clock)
    {
        foreach (var ending in kind.Endings)
        {
            foreach (var moment in Enum.GetValues<Moment>())
            {
                foreach (var token in Enum.GetValues<Token>())
                {
                    yield return new Cell(kind, ending, moment, token, Asker.Cancel, Then.GoesOn, clock);
                    yield return new Cell(kind, ending, moment, token, Asker.Cancel, Then.Leaves, clock);
                    yield return new Cell(kind, ending, moment, token, Asker.WithTimeout, Then.Leaves, clock);
                    yield return new Cell(kind, ending, moment, token, Asker.MoveOnAfter, Then.Leaves, clock);
                    yield return new Cell(kind, ending, moment, token, Asker.Group, Then.Leaves, clock);
                }
            }
        }
    }

    /// <summary>Whether there is such a case.</summary>
    private static bool Makes(Cell cell) =>
        IsPossible(cell)
        && (cell.Ending is not (Ending.Ended or Ending.NeverEnds) || cell.Moment == Moment.Before || cell is { Ending: Ending.NeverEnds, Moment: Moment.During })
        && (cell.Asker == Asker.Cancel || AppliesToScopes(cell))
        && (cell.Moment != Moment.AtTheSameMoment || cell.Then == Then.GoesOn);

    /// <summary>What ends as cancelled by its own token alone cannot be so without.</summary>
    private static bool IsPossible(Cell cell) =>
        (cell.Ending != Ending.IsCancelled || !cell.Kind.IsCancelledByTokenAlone || cell.HeedsToken)

        // Its task is ended by that before it begins.
        && !(cell.Kind.Family == Family.OwnTask && cell.Moment == Moment.Before);

    // A scope asks from outside, and how its body ends says how it was met. Which token was taken is no other than with a cancel. The time
    // is up in a turn of its own, and what was told before that has been heard by then.
    private static bool AppliesToScopes(Cell cell) =>
        cell.Token is Token.NotTaken or Token.Taken
        && cell.Moment switch
        {
            Moment.During => true,
            Moment.AfterItEnded => cell.Asker == Asker.Group || cell is { Ending: Ending.EndsLater, Kind.Family: not Family.OwnTask },
            Moment.AfterItEndedElsewhere => cell.Asker == Asker.Group,
            _ => false,
        };
}
