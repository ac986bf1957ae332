using System.Text;

namespace Meanwhile.Cli.Commands.Completion;

/// <summary>For zsh: a file _meanwhile in a folder of fpath.</summary>
internal static class ZshScript
{
    public static string Of(IReadOnlyList<CompletedCommand> commands)
    {
        var text = new StringBuilder("#compdef meanwhile\n# zsh completion for meanwhile; load it with: source <(meanwhile completion zsh)\n_meanwhile() {\n");
        text.Append("    if ((CURRENT == 2)); then\n        local -a commands=(\n");
        foreach (var command in commands)
        {
            text.Append($"            '{command.Name}:{Quoted(command.Description)}'\n");
        }

        text.Append("        )\n        _describe command commands\n        return\n    fi\n    case ${words[2]} in\n");
        foreach (var command in commands)
        {
            text.Append($"        {command.Name})\n            shift words; ((CURRENT--))\n            _arguments -s \\\n");
            foreach (var option in command.Options)
            {
                AppendOption(text, option);
            }

            text.Append(command.Words.Count > 0 ? $"                '*:word:({string.Join(' ', command.Words)})'\n" : "                '*:URL:'\n").Append("            ;;\n");
        }

        text.Append("    esac\n}\nif [[ $zsh_eval_context[-1] == loadautofunc ]]; then _meanwhile \"$@\"; else compdef _meanwhile meanwhile; fi\n");
        return text.ToString();
    }

    private static void AppendOption(StringBuilder text, CompletedOption option)
    {
        var value = option switch
        {
            { Value: CompletedValue.None } => "",
            { Value: CompletedValue.File } => ":file:_files",
            { Choices.Count: > 0 } => $":value:({string.Join(' ', option.Choices)})",
            _ => ":value:",
        };
        foreach (var name in option.Names)
        {
            // A long name may have its value behind "=" too.
            var equals = option.TakesValue && name.StartsWith("--", StringComparison.Ordinal) ? "=" : "";
            text.Append($"                '*{name}{equals}[{Quoted(option.Description)}]{value}' \\\n");
        }
    }

    private static string Quoted(string text) => text.Replace("'", "'\\''", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);
}
