using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Meanwhile.Interleavings;

/// <summary>A generated program and the seed of the orders it runs in.</summary>
internal sealed partial record Scenario(int Seed, IReadOnlyList<Statement> Main)
{
    /// <summary>How many statements it is.</summary>
    internal int Size => Main.Sum(static statement => statement.Size);

    /// <summary>What it awaits that is not of this library.</summary>
    internal Reach Reach =>
        Main.SelectMany(static statement => statement.All).Where(static statement => statement.IsForeign).Select(ReachOf).DefaultIfEmpty(Reach.Loop).Max();

    public override string ToString() => Statement.Write(new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Seed} "), Main).ToString();

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">It is not what that writes.</exception>
    internal static Scenario Parse(string text)
    {
        var words = new Queue<string>(Words().Matches(text).Select(static match => match.Value));
        var scenario = new Scenario(int.Parse(Next(), CultureInfo.InvariantCulture), Block());
        return words.Count == 0 ? scenario : throw new FormatException($"More follows after the program: {string.Concat(words)}");

        string Next() => words.TryDequeue(out var word) ? word : throw new FormatException($"The program ends too early: {text}");

        List<Statement> Block()
        {
            Expect("{");
            var block = new List<Statement>();
            for (var word = Next(); word != "}"; word = Next())
            {
                block.Add(word == "(" ? Inside() : throw new FormatException($"A statement begins with a parenthesis, not with {word}."));
            }

            return block;
        }

        Statement Inside()
        {
            var verb = Enum.Parse<Verb>(Next());
            var which = int.Parse(Next(), CultureInfo.InvariantCulture);
            var amount = int.Parse(Next(), CultureInfo.InvariantCulture);
            IReadOnlyList<Statement>[] parts = [.. Enumerable.Range(0, Statement.PartsOf(verb)).Select(_ => Block())];
            Expect(")");
            return new Statement(verb, which, amount, parts);
        }

        void Expect(string expected)
        {
            var word = Next();
            if (word != expected)
            {
                throw new FormatException($"There should be {expected} instead of {word} in the program.");
            }
        }
    }

    private static Reach ReachOf(Statement statement) =>
        statement.Verb switch
        {
            Verb.Never => Reach.Endless,
            Verb.Hop or Verb.Slim or Verb.GiveAway or Verb.ReceiveAll => Reach.Pool,
            Verb.Several when Manner.Of(statement.Which) is { Kind: >= 3 } or { Telling: Telling.Told } => Reach.Pool,
            Verb.Send or Verb.Receive when Manner.Of(statement.Which).Form is Form.AsTask or Form.AsValue => Reach.Pool,
            Verb.AwaitSource when Manner.Of(statement.Which) is { Telling: Telling.Told, Kind: 1 or 4 } => Reach.Pool,
            _ => Manner.Of(statement.Which).MayHop ? Reach.Pool : Reach.Foreign,
        };

    [GeneratedRegex("[(){}]|[^(){} ]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Words();
}
