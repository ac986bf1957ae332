using System.Text;

namespace Meanwhile.Interleavings;

/// <summary>One statement of a generated program: a verb, two numbers and the blocks inside.</summary>
internal sealed record Statement(Verb Verb, int Which, int Amount, params IReadOnlyList<IReadOnlyList<Statement>> Parts)
{
    /// <summary>How many blocks a verb has.</summary>
    internal static int PartsOf(Verb verb) =>
        verb switch
        {
            Verb.Call or Verb.Twice or Verb.Spawn or Verb.Group or Verb.Timeout or Verb.MoveOn or Verb.WaitFor or Verb.Shield => 1,
            Verb.Lock or Verb.Enter or Verb.Foreign or Verb.Slim or Verb.Method or Verb.Iterator or Verb.GiveAway => 1,
            Verb.Gather or Verb.Outcomes or Verb.Map or Verb.MapStream or Verb.Start or Verb.Try or Verb.Finally or Verb.ForeignBoth => 2,
            Verb.Using or Verb.Several => 2,
            _ => 0,
        };

    /// <summary>How many statements it is, those inside counted.</summary>
    internal int Size => 1 + Parts.Sum(static part => part.Sum(static statement => statement.Size));

    /// <summary>Whether it awaits something of .NET that the loop knows nothing of.</summary>
    internal bool IsForeign => Verb is >= Verb.Delay and <= Verb.Never;

    /// <summary>It and the statements inside.</summary>
    internal IEnumerable<Statement> All => Parts.SelectMany(static part => part).SelectMany(static statement => statement.All).Prepend(this);

    /// <summary>As <see cref="Scenario.Parse"/> reads it.</summary>
    public override string ToString() => Write(new StringBuilder(), this).ToString();

    internal static StringBuilder Write(StringBuilder text, Statement statement)
    {
        text.Append('(').Append(statement.Verb).Append(' ').Append(statement.Which).Append(' ').Append(statement.Amount);
        foreach (var part in statement.Parts)
        {
            Write(text.Append(' '), part);
        }

        return text.Append(')');
    }

    internal static StringBuilder Write(StringBuilder text, IReadOnlyList<Statement> block)
    {
        text.Append('{');
        foreach (var statement in block)
        {
            Write(text, statement);
        }

        return text.Append('}');
    }
}
