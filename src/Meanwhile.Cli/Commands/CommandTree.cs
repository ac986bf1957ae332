using System.CommandLine;
using Meanwhile.Cli.Commands.Completion;

namespace Meanwhile.Cli.Commands;

/// <summary>All that can be written behind "meanwhile".</summary>
internal sealed class CommandTree
{
    // "@file" is a file name like others; System.CommandLine would put the file's content in its place.
    private static readonly ParserConfiguration Plain = new() { ResponseFileTokenReplacer = null };

    public CommandTree()
    {
        Root = new RootCommand { HelpName = "meanwhile" };

        // Those that it comes with would write their own help and version.
        Root.Options.Clear();
        Root.Directives.Clear();
        Root.Add(Help);
        Root.Add(Version);
        Root.Add(Check);
        Root.Add(Demo);
        Completion.Add(CompletionShell);
        Root.Add(Completion);
    }

    public RootCommand Root { get; }

    public CheckCommand Check { get; } = new();

    public Command Demo { get; } = new("demo", "see what \"all at once\" means");

    public Command Completion { get; } = new("completion", "print a script with which a shell completes this command");

    /// <summary>The shell that "completion" is asked for.</summary>
    public Argument<string?> CompletionShell { get; } = new("SHELL") { Arity = ArgumentArity.ZeroOrOne };

    public Option Help { get; } = new Option<string>("--help", "-h", "-?") { Recursive = true, Arity = ArgumentArity.Zero, Description = "say what it does" };

    public Option Version { get; } = new Option<string>("--version") { Arity = ArgumentArity.Zero };

    /// <summary>All that a shell may complete.</summary>
    public IReadOnlyList<CompletedCommand> Completed() =>
        [
            .. Root.Subcommands.Select(command => new CompletedCommand(
                command.Name,
                command.Description ?? "",
                command == Completion ? CompletionScript.Shells : [],
                CompletedOption.Of(command, Help)
            )),
        ];

    public ParseResult Parse(IReadOnlyList<string> arguments) => Root.Parse([.. arguments.SelectMany(Split)], Plain);

    // "--user=" gives an empty value. System.CommandLine would take the next word for it, which may be a URL.
    private string[] Split(string argument) =>
        argument.Length > 2 && argument[0] == '-' && argument.IndexOf('=', StringComparison.Ordinal) == argument.Length - 1 && TakesValue(argument[..^1])
            ? [argument[..^1], ""]
            : [argument];

    private bool TakesValue(string name) =>
        Check.Options.Any(option => option.Arity.MinimumNumberOfValues > 0 && (option.Name == name || option.Aliases.Contains(name)));
}
