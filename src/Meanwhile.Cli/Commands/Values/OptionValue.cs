using System.CommandLine;

namespace Meanwhile.Cli.Commands.Values;

/// <summary>Reads a value as it is written on the command line.</summary>
/// <returns>Whether it is one; if not, the problem says why.</returns>
internal delegate bool ValueReader<T>(string text, out T value, out string problem);

/// <summary>An option with one value, and messages that name the option, the value and what is allowed.</summary>
/// <remarks>
/// To System.CommandLine all values are text. Its own conversion would be compiled anew, at each start, for each type of value.
/// </remarks>
internal sealed class OptionValue<T>(string name, string? alias, string description, T standard, ValueReader<T> read) : ISetting
{
    private readonly Option<string> option = new(name, alias is null ? [] : [alias]) { Description = description };

    public Option Option => option;

    public T Read(ParseResult parsed, List<string> problems)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return standard;
        }

        if (!read(text, out var value, out var problem))
        {
            problems.Add($"{name}: {problem}");
            return standard;
        }

        return value;
    }
}
