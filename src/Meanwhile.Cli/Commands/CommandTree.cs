using System.CommandLine;

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
    }

    public RootCommand Root { get; }

    public CheckCommand Check { get; } = new();

    public Command Demo { get; } = new("demo");

    public Option Help { get; } = new Option<string>("--help", "-h", "-?") { Recursive = true, Arity = ArgumentArity.Zero };

    public Option Version { get; } = new Option<string>("--version") { Arity = ArgumentArity.Zero };

    public ParseResult Parse(IReadOnlyList<string> arguments) => Root.Parse(arguments, Plain);
}
