using System.CommandLine;

namespace Meanwhile.Cli.Commands.Values;

/// <summary>An option that may be given several times, with one value each.</summary>
internal sealed class OptionValues<T>(string name, string? alias, string description, ValueReader<T> read) : ISetting
{
    private readonly Option<string[]> option = new(name, alias is null ? [] : [alias]) { Description = description, Arity = ArgumentArity.OneOrMore };

    public Option Option => option;

    public IReadOnlyList<T> Read(ParseResult parsed, List<string> problems)
    {
        var texts = parsed.GetValue(option) ?? [];
        var values = new List<T>(texts.Length);
        foreach (var text in texts)
        {
            if (read(text, out var value, out var problem))
            {
                values.Add(value);
            }
            else
            {
                problems.Add($"{name}: {problem}");
            }
        }

        return values;
    }
}
