using Meanwhile.Edge.Contract;

namespace Meanwhile.Edge.Below;

/// <summary>A case in which a coroutine of ours is parked below foreign code that a coroutine awaits.</summary>
/// <param name="Shape">The foreign code between.</param>
/// <param name="Course">What becomes of the cancel below.</param>
/// <param name="Bottom">What the coroutine below is parked on.</param>
/// <param name="Moment">When the cancel comes: before the foreign code is begun, or while it waits.</param>
/// <param name="Asker">Who asks.</param>
/// <param name="Clock">By which clock the loop runs.</param>
internal sealed record BelowCell(Shape Shape, Course Course, Bottom Bottom, Moment Moment, Asker Asker, Clock Clock)
{
    /// <summary>All of one shape.</summary>
    internal static IEnumerable<BelowCell> Of(Shape shape, Clock clock) =>
        from course in Enum.GetValues<Course>()
        from bottom in Enum.GetValues<Bottom>()
        from moment in new[] { Moment.Before, Moment.During }
        from asker in Enum.GetValues<Asker>()
        where moment == Moment.During || asker == Asker.Cancel
        select new BelowCell(shape, course, bottom, moment, asker, clock);

    public override string ToString() =>
        $"{Shape.Name} over a coroutine on a {Bottom} that {InWords(Course)}; {Words.Of(Asker)} {Words.Of(Moment)}; {Words.Of(Clock)}";

    private static string InWords(Course course) =>
        course switch
        {
            Course.PassesOn => "passes the cancel on",
            Course.CleansUp => "cleans up",
            Course.CleansUpAbove => "passes the cancel on to code that cleans up",
            Course.Swallows => "swallows the cancel",
            Course.SwallowsAbove => "passes the cancel on to code that swallows it",
            Course.Fails => "fails instead",
            Course.FailsAbove => "passes the cancel on to code that fails",
            _ => "passes the cancel on to code that never ends",
        };
}

/// <summary>What the coroutine below is parked on, which never ends by itself.</summary>
internal enum Bottom
{
    /// <summary>A future of ours.</summary>
    Future,

    /// <summary>A Task that nobody told.</summary>
    Task,
}
