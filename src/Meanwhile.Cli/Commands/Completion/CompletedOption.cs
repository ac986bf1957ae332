using System.CommandLine;

namespace Meanwhile.Cli.Commands.Completion;

/// <summary>An option as a shell completes it.</summary>
/// <param name="Names">Its names, the long one first.</param>
/// <param name="Description">What it does, in a few words.</param>
/// <param name="Value">What follows it.</param>
/// <param name="Choices">What its value may be, where that can be listed.</param>
internal sealed record CompletedOption(IReadOnlyList<string> Names, string Description, CompletedValue Value, IReadOnlyList<string> Choices)
{
    private static readonly string[] Files = ["--input", "--output", "--cacert", "--cert", "--header"];

    public string Name => Names[0];

    public bool TakesValue => Value != CompletedValue.None;

    /// <summary>The options of a command, with --help, which all have.</summary>
    public static IReadOnlyList<CompletedOption> Of(Command command, Option help) => [.. command.Options.Append(help).Select(Of)];

    private static CompletedOption Of(Option option)
    {
        string[] choices = option.Name switch
        {
            "--format" => [.. Reporting.Formats.RowFormats.Names.Select(format => format.Name)],
            "--request" => ["get", "head", "head,get", "options", "post"],
            "--rate" => ["10/s", "600/m"],
            _ => [],
        };
        var value =
            option.Arity.MaximumNumberOfValues == 0 ? CompletedValue.None
            : Files.Contains(option.Name, StringComparer.Ordinal) ? CompletedValue.File
            : CompletedValue.Other;

        // The long name first; an alias of help is none that people complete.
        string[] names = [option.Name, .. option.Aliases.Where(alias => alias != "-?")];
        return new CompletedOption(names, option.Description ?? "", value, choices);
    }
}
