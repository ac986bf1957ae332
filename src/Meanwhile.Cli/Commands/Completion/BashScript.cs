using System.Text;

namespace Meanwhile.Cli.Commands.Completion;

/// <summary>For bash: source &lt;(meanwhile completion bash).</summary>
internal static class BashScript
{
    public static string Of(IReadOnlyList<CompletedCommand> commands)
    {
        var text = new StringBuilder("# bash completion for meanwhile; load it with: source <(meanwhile completion bash)\n_meanwhile() {\n");
        text.Append("    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} words=\n    COMPREPLY=()\n");

        // "--name=value" comes in three words, because bash breaks words at "=" where it is not told otherwise.
        text.Append("    if [[ $current == = ]]; then\n        current=\n    elif [[ $previous == = ]]; then\n        previous=${COMP_WORDS[COMP_CWORD - 2]}\n    fi\n");
        text.Append("    if ((COMP_CWORD == 1)); then\n");
        text.Append($"        words='{string.Join(' ', commands.Select(command => command.Name))} --help --version'\n");
        text.Append("    else\n        case ${COMP_WORDS[1]} in\n");
        foreach (var command in commands)
        {
            AppendCommand(text, command);
        }

        text.Append("        esac\n    fi\n    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n}\ncomplete -F _meanwhile meanwhile\n");
        return text.ToString();
    }

    private static void AppendCommand(StringBuilder text, CompletedCommand command)
    {
        text.Append($"            {command.Name})\n                case $previous in\n");
        foreach (var option in command.Options.Where(option => option.TakesValue))
        {
            var then = option switch
            {
                { Value: CompletedValue.File } => "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$current\")",
                { Choices.Count: > 0 } => $"mapfile -t COMPREPLY < <(compgen -W '{string.Join(' ', option.Choices)}' -- \"$current\")",
                _ => ":",
            };
            text.Append($"                    {string.Join('|', option.Names)}) {then}; return ;;\n");
        }

        text.Append("                esac\n");
        text.Append($"                words='{string.Join(' ', command.Words.Concat(command.Options.SelectMany(option => option.Names)))}'\n                ;;\n");
    }
}
