namespace Meanwhile.Edge.Contract;

/// <summary>What a cancel that meets an await of .NET's own does: the rules, as the docs on cancellation have them.</summary>
internal static class Expected
{
    /// <summary>What may be seen; more than one only where either may be the first, the end or the cancel.</summary>
    internal static IReadOnlyList<Outcome> Of(Cell cell)
    {
        Moment[] orders =
            cell.IsRace ? [Moment.During, Moment.AfterItEndedElsewhere, Moment.AfterItEnded]
            // Whether its end has been heard of by then depends on who else is there, and who is cancelled looks the same after it.
            : cell is { Moment: Moment.AfterItEnded, Ending: Ending.IsCancelled } ? [Moment.AfterItEndedElsewhere, Moment.AfterItEnded]
            : [cell.Moment];
        return [.. orders.Select(order => cell with { Moment = order }).Select(static order => Complete(order, Await(order))).Distinct()];
    }

    /// <summary>What the await shows, when it is left, and what is to come.</summary>
    private static (Shown Shown, Left Left, ToCome ToCome) Await(Cell cell)
    {
        if (cell is { Moment: Moment.AfterItEnded, Ending: Ending.IsCancelled, Kind.Family: not Family.QuietTask })
        {
            // Its end has been heard of, though the code has not gone on: a cancel that comes now comes after it. Natively a ValueTask may be unknown: then the code
            // goes on a turn later, and what it keeps since the cancel came counts as that.
            var isHeard = cell.Kind.Family == Family.OwnTask || (cell.Kind.Family == Family.Unknown && cell.Kind.Name.StartsWith("ValueTask", StringComparison.Ordinal));
            return (Shown.OwnCancel, Left.WhenItEnded, isHeard ? ToCome.Nothing : ToCome.AtNext);
        }

        if (cell.Kind.Family == Family.OwnTask && cell.EndedBefore)
        {
            return ThroughOurs(cell);
        }

        // It has ended: it keeps what it has, and the request waits. Where it ended as cancelled, that is the delivery, unless the
        // await had not even to suspend. Gather hears of an end through others only when the cancel has come to it.
        var endsByToken = cell.HeedsToken && (cell.Moment == Moment.Before || cell.Kind is not { Family: Family.Future, EndsThroughOthers: true });
        if (cell.EndedBefore || endsByToken)
        {
            if (cell.HeedsToken && Show(cell) == Shown.OwnCancel && (cell.Moment == Moment.Before || cell.Kind.Family == Family.Unknown))
            {
                // Seen or not: the coroutine that awaits it ends by an exception that names the token.
                return (Shown.OwnCancel, Left.WhenItEnded, ToCome.Nothing);
            }

            var isSeen = cell.Moment != Moment.Before || cell.Kind.AlwaysSuspends;
            return (Show(cell), Left.WhenItEnded, isSeen || Show(cell) is not (Shown.OwnCancel or Shown.Cancel) ? Rest(cell) : ToCome.AtNext);
        }

        return cell.Kind.Family switch
        {
            Family.Task or Family.QuietTask or Family.Future => cell.IsTold ? Told(cell) : (Shown.Cancel, Left.AtOnce, ToCome.Nothing),
            Family.Source or Family.Step => FromSource(cell),
            Family.Disposal => cell.Ending == Ending.NeverEnds
                ? (Shown.Result, Left.WhenGivenUp, ToCome.AtNext)
                : (Show(cell), Left.WhenItEnded, Rest(cell)),
            Family.Ours => (Shown.Cancel, Left.AtOnce, ToCome.Nothing),
            Family.Unknown => (Show(cell), Left.WhenItEnded, Rest(cell)),
            _ => cell.IsTold ? ThroughOurs(cell) : (Shown.Cancel, Left.AtOnce, ToCome.Nothing),
        };
    }

    /// <summary>Somebody who knows the token is waited for, within bounds.</summary>
    private static (Shown Shown, Left Left, ToCome ToCome) Told(Cell cell)
    {
        if (cell.Ending == Ending.NeverEnds)
        {
            return (Shown.Cancel, Left.WhenGivenUp, ToCome.Nothing);
        }

        // A task that ended keeps what it holds: nothing is lost where the cancel is thrown in place of a result that is one.
        return cell.Kind.GivesTask && Show(cell) == Shown.Result
            ? (Shown.Cancel, Left.WhenItEnded, ToCome.Nothing)
            : (Show(cell), Left.WhenItEnded, Rest(cell));
    }

    /// <summary>A task of ours gets the cancel, and stands for nothing else: a result goes through it, with the cancel behind. A failure uses the cancel up, as in asyncio.</summary>
    private static (Shown Shown, Left Left, ToCome ToCome) ThroughOurs(Cell cell) =>
        cell.Ending == Ending.NeverEnds ? (Shown.Cancel, Left.WhenGivenUp, ToCome.Nothing)
        : cell.Ending == Ending.Fails ? (Shown.Failure, Left.WhenItEnded, ToCome.Nothing)
        : cell.Ending == Ending.IsCancelled ? (Shown.Cancel, Left.WhenItEnded, ToCome.Nothing)
        : (Shown.Result, Left.WhenItEnded, ToCome.AtNext);

    /// <summary>What is taken once, and not early, is waited for; what began in spite of the request gives it way in the end.</summary>
    private static (Shown Shown, Left Left, ToCome ToCome) FromSource(Cell cell) =>
        cell.Ending == Ending.NeverEnds ? (Shown.Cancel, Left.WhenGivenUp, ToCome.Nothing)
        : cell is { Moment: Moment.Before, Ending: not Ending.IsCancelled } ? (Shown.Cancel, Left.WhenItEnded, ToCome.Nothing)
        : (Show(cell), Left.WhenItEnded, Rest(cell));

    /// <summary>How the await shows the end.</summary>
    private static Shown Show(Cell cell) =>
        cell switch
        {
            { Kind.Family: Family.QuietTask } => Shown.Result,
            { Ending: Ending.Fails } => Shown.Failure,
            { Ending: Ending.IsCancelled, Kind.Family: Family.Future or Family.OwnTask } => Shown.Cancel,
            { Ending: Ending.IsCancelled } => Shown.OwnCancel,
            _ => Shown.Result,
        };

    /// <summary>What an await that ended by itself leaves of the request.</summary>
    private static ToCome Rest(Cell cell) =>
        Show(cell) switch
        {
            // Natively a ValueTask may be unknown; that its code cleans up is seen all the same.
            Shown.Failure when cell is { Kind.Family: Family.Unknown, Moment: Moment.AfterItEnded } && cell.Kind.Name.StartsWith("ValueTask", StringComparison.Ordinal) => ToCome.Later,

            // How it ends is its own affair.
            _ when cell.Kind.Family == Family.Unknown => ToCome.AtNext,

            // To be cancelled is what was wanted.
            Shown.OwnCancel or Shown.Cancel => ToCome.Nothing,

            // Its clean-up may call out first.
            Shown.Failure => ToCome.Later,
            _ => ToCome.AtNext,
        };

    private static Outcome Complete(Cell cell, (Shown Shown, Left Left, ToCome ToCome) seen) =>
        new(seen.Shown, seen.Left, cell.Then == Then.Leaves ? ToCome.Nothing : seen.ToCome, End(cell, seen), Lost(cell, seen.Shown), Reports(cell, seen));

    /// <summary>How the code ends that leaves by what it has seen, or by the request when that was thrown after it.</summary>
    private static Final End(Cell cell, (Shown Shown, Left Left, ToCome ToCome) seen) =>
        seen.Shown switch
        {
            // Somebody else's cancel, of which nothing is known here. From a future the code goes on a turn later, with the request to come.
            Shown.OwnCancel when cell is { HeedsToken: false, Then: Then.Leaves, Moment: Moment.AfterItEnded, Kind.Family: not Family.Future } => Final.Failure,
            Shown.Cancel or Shown.OwnCancel => Final.Ended,
            Shown.Failure when cell.Then == Then.Leaves => Final.Failure,
            _ when cell.Then == Then.GoesOn => seen.ToCome == ToCome.Nothing ? Final.Result : Final.Ended,

            // As in CPython a task that was cancelled and returns is cancelled. A scope has a result, and it counts.
            _ => cell.Asker == Asker.Cancel && seen.ToCome != ToCome.Nothing ? Final.Ended : Final.Result,
        };

    // In the end everything ends with a result that had not ended.
    private static int Lost(Cell cell, Shown shown) =>
        !cell.Kind.LosesNothing && cell.Ending is Ending.Ended or Ending.EndsLater or Ending.NeverEnds && shown != Shown.Result ? 1 : 0;

    private static int Reports(Cell cell, (Shown Shown, Left Left, ToCome ToCome) seen)
    {
        var reports = seen.Left == Left.WhenGivenUp ? 1 : 0;
        var isDropped = seen.Shown == Shown.Cancel && seen.ToCome == ToCome.Nothing;
        return cell.Kind.Family switch
        {
            // A failure that comes later is not lost.
            Family.Task or Family.QuietTask or Family.Future or Family.OwnTask => seen.Left == Left.AtOnce && cell.Ending == Ending.Fails ? reports + 1 : reports,

            // Nobody else has the value.
            Family.Source when isDropped && cell.Kind.HasValue && cell.Ending is Ending.EndsLater or Ending.NeverEnds => reports + 1,
            _ => reports,
        };
    }
}
