namespace Meanwhile.Cli.Commands.Completion;

/// <summary>The script that a shell loads. It holds all that there is to complete: nothing is started while somebody types.</summary>
internal static class CompletionScript
{
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    /// <returns>Null for a shell that is not known.</returns>
    public static string? For(string shell, CommandTree tree)
    {
        var commands = tree.Completed();
        return shell switch
        {
            "bash" => BashScript.Of(commands),
            "zsh" => ZshScript.Of(commands),
            "fish" => FishScript.Of(commands),
            "pwsh" => PowerShellScript.Of(commands),
            _ => null,
        };
    }
}
