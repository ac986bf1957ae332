using Meanwhile.Edge.Awaitables;
using Meanwhile.Edge.Below;
using Meanwhile.Edge.Contract;
using Meanwhile.Edge.Promises;

namespace Meanwhile.Edge.Running;

/// <summary>All that is to hold.</summary>
internal static class Cases
{
    internal static IReadOnlyList<Promise> Promises { get; } = [.. Grants.All, .. CleanUps.All, .. BodyExceptions.All, .. Deliveries.All];

    internal static IEnumerable<Case> All => [.. On(Clock.Real), .. On(Clock.Virtual)];

    /// <summary>The table's cases of some kinds.</summary>
    internal static IEnumerable<Case> Of(IEnumerable<Kind> kinds, Clock clock) =>
        kinds.SelectMany(kind => Table.Of(kind, clock)).Select(static cell => new Case(cell.ToString(), () => Trial.Run(cell)));

    /// <summary>The cases of some foreign code above a coroutine.</summary>
    internal static IEnumerable<Case> Of(IEnumerable<Shape> shapes, Clock clock) =>
        shapes.SelectMany(shape => BelowCell.Of(shape, clock)).Select(static cell => new Case(cell.ToString(), () => BelowTrial.Run(cell)));

    private static IEnumerable<Case> On(Clock clock) =>
        [
            .. Of(Kinds.Groups.SelectMany(static group => group.Kinds), clock),
            .. Of(Shapes.All, clock),
            .. Promises.Select(promise => promise.On(clock)),
        ];
}
