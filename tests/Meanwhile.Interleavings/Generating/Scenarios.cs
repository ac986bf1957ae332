using FsCheck;
using FsCheck.Fluent;

namespace Meanwhile.Interleavings;

using Block = IReadOnlyList<Statement>;

/// <summary>Generates programs.</summary>
internal static class Scenarios
{
    private const int MostDepth = 4;
    private const int Whiches = 6;
    private const int Amounts = 5;

    // In every program: what makes tasks, and what gives them the time to meet.
    private static readonly Verb[] Common =
    [
        .. Enumerable.Repeat(Verb.Pause, 9),
        .. Enumerable.Repeat(Verb.Spawn, 9),
        .. Enumerable.Repeat(Verb.Turn, 3),
        .. Enumerable.Repeat(Verb.Cancel, 3),
        Verb.Group,
        Verb.Timeout,
        Verb.Try,
        Verb.Call,
        Verb.Fail,
    ];

    // A program has a few of these. One that had all would hardly ever have two tasks at the same thing.
    private static readonly Verb[][] Families =
    [
        [Verb.Lock, Verb.Lock, Verb.Lock],
        [Verb.Enter, Verb.Enter, Verb.Enter],
        [Verb.Set, Verb.Pulse, Verb.Clear, Verb.WaitEvent, Verb.WaitEvent, Verb.WaitEvent],
        [Verb.WaitNotice, Verb.WaitNotice, Verb.WaitNotice, Verb.Notify, Verb.Notify],
        [Verb.Meet, Verb.Meet, Verb.Meet],
        [Verb.Meet, Verb.Meet, Verb.Meet, Verb.Meet, Verb.Abort, Verb.Reset],
        [Verb.Put, Verb.Put, Verb.Get, Verb.Get],
        [Verb.Put, Verb.Put, Verb.Get, Verb.TryPut, Verb.TryGet, Verb.Iterate, Verb.JoinQueue, Verb.ShutDown],
        [Verb.SetFuture, Verb.AwaitFuture, Verb.AwaitFuture],
        [Verb.CallSoon, Verb.CallSoon, Verb.CallLater, Verb.CallLater, Verb.CancelCall, Verb.WhenDone, Verb.WhenDone],
        [Verb.Gather, Verb.Outcomes, Verb.Map, Verb.Join, Verb.Await, Verb.Await],
        [Verb.MapStream, Verb.MapStream, Verb.MapStream, Verb.AsCompleted, Verb.AsCompleted],
        [Verb.Shield, Verb.Shield, Verb.Await],
        [Verb.CancelSelf, Verb.Uncancel, Verb.CancelAndWait, Verb.Cancel],
        [Verb.Timeout, Verb.MoveOn, Verb.WaitFor, Verb.Reschedule],
        [Verb.Group, Verb.Group, Verb.CancelGroup, Verb.Fail],
        [Verb.Group, Verb.Group, Verb.Start, Verb.Start, Verb.Start],
        [Verb.Group, Verb.CancelGroup, Verb.CancelGroup, Verb.Waver, Verb.Waver, Verb.CancelSelf],
        [Verb.Foreign, Verb.Foreign, Verb.ForeignBoth],
        [Verb.Twice, Verb.Call, Verb.AskToken],
        [Verb.Finally, Verb.Try, Verb.AskToken],
        [Verb.Quit, Verb.Finally, Verb.Finally, Verb.Try],
    ];

    /// <summary>Programs, and how to make one smaller that fails.</summary>
    internal static Arbitrary<Scenario> Any { get; } =
        Arb.From(
            from seed in Gen.Choose(0, 1_000_000)
            from count in Gen.Choose(1, 3)
            from families in Gen.Elements(Families).ArrayOf(count)
            from home in Gen.Choose(0, Whiches - 1)
            from length in Gen.Choose(3, 8)
            from main in new Kind(families, home).Main(length)
            select new Scenario(seed, main),
            Shrinking.Smaller
        );

    /// <summary>One kind of program.</summary>
    private sealed class Kind
    {
        private readonly Gen<Verb> verbs;
        private readonly Gen<Verb> leaves;
        private readonly Gen<Verb> opening;
        private readonly int home;

        // Shared things are most often the same one; what they are to the program is told by its kind.
        internal Kind(Verb[][] families, int home)
        {
            this.home = home;
            Verb[] special = [.. families.SelectMany(static family => family)];
            var own = Gen.Elements(special);
            verbs = Gen.Frequency((1, Gen.Elements(Common)), (1, own));
            Verb[] endings = [.. special.Where(static verb => Statement.PartsOf(verb) == 0), Verb.Pause, Verb.Turn, Verb.Pause];
            leaves = Gen.Elements(endings);
            opening = Gen.Frequency((4, Gen.Elements(Verb.Spawn, Verb.Spawn, Verb.Spawn, Verb.Gather)), (2, verbs));
        }

        internal Gen<Block> Main(int length) => Several(length, opening, MostDepth);

        private Gen<Block> Part(int depth) =>
            from length in Gen.Choose(1, depth == 0 ? 2 : 4)
            from block in Several(length, depth == 0 ? leaves : verbs, depth)
            select block;

        private Gen<Block> Several(int length, Gen<Verb> from, int depth) =>
            One(from, depth).ArrayOf(length).Select(static statements => (Block)statements);

        private Gen<Statement> One(Gen<Verb> from, int depth) =>
            from verb in @from
            from which in Which(verb)
            from amount in Gen.Choose(0, Amounts - 1)
            from parts in Parts(Statement.PartsOf(verb), depth)
            select new Statement(verb, which, amount, parts);

        private Gen<int> Which(Verb verb) =>
            verb is >= Verb.Lock and <= Verb.AwaitFuture
                ? Gen.Frequency((5, Gen.Constant(home)), (1, Gen.Choose(0, Whiches - 1)))
                : Gen.Choose(0, Whiches - 1);

        private Gen<Block[]> Parts(int count, int depth) =>
            count == 0 ? Gen.Constant(Array.Empty<Block>()) : Part(depth - 1).ArrayOf(count);
    }
}
