using System.CommandLine;

namespace Meanwhile.Cli.Commands.Values;

/// <summary>An option without a value.</summary>
internal sealed class Flag(string name, string? alias, string description) : ISetting
{
    // Text, though there is none: an option of another type would have its conversion compiled at each start.
    public Option Option { get; } = new Option<string>(name, alias is null ? [] : [alias]) { Description = description, Arity = ArgumentArity.Zero };

    public string Name => name;

    public bool Read(ParseResult parsed) => parsed.GetResult(Option) is not null;
}
