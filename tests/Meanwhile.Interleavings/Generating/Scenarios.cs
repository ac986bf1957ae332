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

    // What waits for time and what makes tasks most often: without these nothing else meets anything.
    private static readonly Dictionary<Verb, int> Weights = new()
    {
        [Verb.Pause] = 12,
        [Verb.Turn] = 5,
        [Verb.Spawn] = 12,
        [Verb.Cancel] = 6,
        [Verb.Group] = 5,
        [Verb.Timeout] = 4,
        [Verb.Lock] = 5,
        [Verb.Enter] = 4,
        [Verb.Put] = 5,
        [Verb.Get] = 5,
        [Verb.Gather] = 3,
        [Verb.Try] = 3,
        [Verb.Meet] = 3,
        [Verb.WaitNotice] = 3,
        [Verb.Notify] = 3,
        [Verb.WaitEvent] = 3,
        [Verb.Set] = 2,
        [Verb.Await] = 3,
        [Verb.Call] = 2,
        [Verb.Shield] = 2,
    };

    private static readonly Gen<Verb>[] Verbs = [Choice(static verb => Statement.PartsOf(verb) == 0), Choice(static _ => true)];

    // The task of the program itself needs others to meet: its statements are mostly tasks.
    private static readonly Gen<Verb> Opening = Gen.Frequency((3, Gen.Elements(Verb.Spawn, Verb.Group, Verb.Gather, Verb.Shield)), (2, Verbs[1]));

    /// <summary>Programs, and how to make one smaller that fails.</summary>
    internal static Arbitrary<Scenario> Any { get; } =
        Arb.From(
            from seed in Gen.Choose(0, 1_000_000)
            from length in Gen.Choose(2, 7)
            from main in Several(length, Opening, MostDepth)
            select new Scenario(seed, main),
            Shrinking.Smaller
        );

    private static Gen<Verb> Choice(Func<Verb, bool> fits) =>
        Gen.Frequency(Enum.GetValues<Verb>().Where(fits).Select(static verb => (Weights.GetValueOrDefault(verb, 1), Gen.Constant(verb))).ToArray());

    private static Gen<Block> Part(int depth) =>
        from length in Gen.Choose(depth == 0 ? 1 : 0, depth == 0 ? 2 : 4)
        from block in Several(length, Verbs[depth == 0 ? 0 : 1], depth)
        select block;

    private static Gen<Block> Several(int length, Gen<Verb> verbs, int depth) =>
        One(verbs, depth).ArrayOf(length).Select(static statements => (Block)statements);

    private static Gen<Statement> One(Gen<Verb> verbs, int depth) =>
        from verb in verbs
        from which in Gen.Choose(0, Whiches - 1)
        from amount in Gen.Choose(0, Amounts - 1)
        from parts in Parts(Statement.PartsOf(verb), depth)
        select new Statement(verb, which, amount, parts);

    private static Gen<Block[]> Parts(int count, int depth) => count == 0 ? Gen.Constant(Array.Empty<Block>()) : Part(depth - 1).ArrayOf(count);
}
