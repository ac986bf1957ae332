using System.Text;

namespace Meanwhile.Cli.Commands.Completion;

/// <summary>For PowerShell: meanwhile completion pwsh | Out-String | Invoke-Expression.</summary>
internal static class PowerShellScript
{
    public static string Of(IReadOnlyList<CompletedCommand> commands)
    {
        var text = new StringBuilder(
            """
            # PowerShell completion for meanwhile; load it with: meanwhile completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName meanwhile -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                $words = @{

            """
        );
        text.Append("        '' = @(\n");
        foreach (var command in commands)
        {
            Append(text, command.Name, command.Description);
        }

        text.Append("        )\n");
        foreach (var command in commands)
        {
            text.Append($"        '{command.Name}' = @(\n");
            foreach (var word in command.Words)
            {
                Append(text, word, word);
            }

            foreach (var option in command.Options)
            {
                foreach (var name in option.Names)
                {
                    Append(text, name, option.Description);
                }
            }

            text.Append("        )\n");
        }

        text.Append(
            """
                }
                $elements = $commandAst.CommandElements
                $command = if ($elements.Count -gt 2 -or ($elements.Count -eq 2 -and -not $wordToComplete)) { "$($elements[1])" } else { '' }
                $words[$command] | Where-Object { $_[0] -clike "$wordToComplete*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])
                }
            }

            """
        );
        return text.ToString();
    }

    private static void Append(StringBuilder text, string word, string description) =>
        text.Append($"            , @('{Quoted(word)}', '{Quoted(description)}')\n");

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
