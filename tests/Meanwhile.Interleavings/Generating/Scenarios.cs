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

    // What is of .NET.
    private static readonly Verb[][] Foreign =
    [
        [Verb.Delay, Verb.Delay, Verb.Method],
        [Verb.Method, Verb.Method, Verb.Method],
        [Verb.Method, Verb.Method, Verb.Finally, Verb.Try],
        [Verb.Method, Verb.Method, Verb.Timeout, Verb.Cancel],
        [Verb.Hop, Verb.Hop, Verb.Method],
        [Verb.Tick, Verb.Tick, Verb.MoveOn],
        [Verb.SetSource, Verb.AwaitSource, Verb.AwaitSource],
        [Verb.Ring, Verb.AwaitBell, Verb.AwaitBell],
        [Verb.Send, Verb.Send, Verb.Receive, Verb.Receive],
        [Verb.Send, Verb.Send, Verb.Send, Verb.Receive, Verb.ReceiveAll, Verb.ReceiveAll, Verb.CloseChannel],
        [Verb.Slim, Verb.Slim, Verb.Slim],
        [Verb.Slim, Verb.Slim, Verb.MoveOn],
        [Verb.Iterator, Verb.Iterator, Verb.Delay],
        [Verb.Using, Verb.Using, Verb.Delay],
        [Verb.Several, Verb.Several, Verb.Timeout],
        [Verb.GiveAway, Verb.GiveAway, Verb.AwaitGiven, Verb.Delay],
    ];

    private static readonly Verb[][] Endless = [[Verb.Never, Verb.Delay, Verb.Timeout], [Verb.Never, Verb.Method, Verb.Try]];

    /// <summary>Programs, and how to make one smaller that fails.</summary>
    internal static Arbitrary<Scenario> Any { get; } =
        Arb.From(
            from seed in Gen.Choose(0, 1_000_000)
            from families in Several(Families, Foreign, Endless)
            from home in Gen.Choose(0, Whiches - 1)
            from telling in Gen.Elements(0, 0, 1, 2, 3, 3)
            from length in Gen.Choose(3, 8)
            from main in new Kind(families, home, telling).Main(length)
            select new Scenario(seed, main),
            Shrinking.Smaller
        );

    // Half of the programs have something of .NET, and a few of those something that never ends.
    private static Gen<Verb[][]> Several(Verb[][] own, Verb[][] foreign, Verb[][] endless) =>
        Gen.Frequency(
            (10, Some(own, 1, 3)),
            (5, Some(foreign, 1, 2)),
            (4, from some in Some(own, 1, 2) from others in Some(foreign, 1, 2) select (Verb[][])[.. some, .. others]),
            (1, from some in Some([.. own, .. foreign], 0, 2) from others in Some(endless, 1, 1) select (Verb[][])[.. some, .. others])
        );

    private static Gen<Verb[][]> Some(Verb[][] families, int fewest, int most) =>
        from count in Gen.Choose(fewest, most)
        from some in Gen.Elements(families).ArrayOf(count)
        select some;

    /// <summary>One kind of program.</summary>
    private sealed class Kind
    {
        private readonly Gen<Verb> verbs;
        private readonly Gen<Verb> leaves;
        private readonly Gen<Verb> opening;
        private readonly int home;

        // 0 to 2: all are told in this way; 3: each in its own.
        private readonly int telling;

        // Shared things are most often the same one; what they are to the program is told by its kind.
        internal Kind(Verb[][] families, int home, int telling)
        {
            this.home = home;
            this.telling = telling;
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
            verb is >= Verb.Delay and <= Verb.Never ? Manners()
            : verb is >= Verb.Lock and <= Verb.AwaitFuture
                ? Homes()
            : Gen.Choose(0, Whiches - 1);

        private Gen<int> Homes() => Gen.Frequency((5, Gen.Constant(home)), (1, Gen.Choose(0, Whiches - 1)));

        private Gen<int> Manners() =>
            from own in telling < 3 ? Gen.Constant((Telling)telling) : Gen.Elements(Enum.GetValues<Telling>())
            from form in Gen.Frequency((2, Gen.Constant(Form.Plain)), (1, Gen.Elements(Enum.GetValues<Form>())))
            from kind in Gen.Frequency((1, Gen.Constant(home)), (1, Gen.Choose(0, Whiches - 1)))
            select new Manner(own, form, kind).Which;

        private Gen<Block[]> Parts(int count, int depth) =>
            count == 0 ? Gen.Constant(Array.Empty<Block>()) : Part(depth - 1).ArrayOf(count);
    }
}
