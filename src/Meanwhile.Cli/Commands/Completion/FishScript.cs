using System.Text;

namespace Meanwhile.Cli.Commands.Completion;

/// <summary>For fish: meanwhile completion fish | source.</summary>
internal static class FishScript
{
    public static string Of(IReadOnlyList<CompletedCommand> commands)
    {
        var text = new StringBuilder("# fish completion for meanwhile; load it with: meanwhile completion fish | source\ncomplete -c meanwhile -f\n");
        foreach (var command in commands)
        {
            text.Append($"complete -c meanwhile -n __fish_use_subcommand -a {command.Name} -d '{Quoted(command.Description)}'\n");
            var condition = $"-n '__fish_seen_subcommand_from {command.Name}'";
            foreach (var option in command.Options)
            {
                text.Append($"complete -c meanwhile {condition}");
                foreach (var name in option.Names)
                {
                    text.Append(name.StartsWith("--", StringComparison.Ordinal) ? $" -l '{name[2..]}'" : $" -s {name[1..]}");
                }

                text.Append(
                    option switch
                    {
                        { Value: CompletedValue.None } => "",
                        { Value: CompletedValue.File } => " -r -F",
                        { Choices.Count: > 0 } => $" -x -a '{string.Join(' ', option.Choices)}'",
                        _ => " -x",
                    }
                );
                text.Append($" -d '{Quoted(option.Description)}'\n");
            }

            if (command.Words.Count > 0)
            {
                text.Append($"complete -c meanwhile {condition} -a '{string.Join(' ', command.Words)}'\n");
            }
        }

        return text.ToString();
    }

    private static string Quoted(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
}
