using System.Diagnostics;
using Meanwhile.Cli.Commands;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Commands;

public class CompletionTests
{
    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Each_script_knows_every_command_and_option(string shell)
    {
        var (code, run) = await InProcess.Run("completion", shell);
        Assert.Equal(0, code);
        Assert.All(new CommandTree().Root.Subcommands, command => Assert.Contains(command.Name, run.Output.Text, StringComparison.Ordinal));
        Assert.All(
            new CheckCommand().Options.SelectMany(option => option.Aliases.Prepend(option.Name)),
            name => Assert.Contains(shell == "fish" ? (name.StartsWith("--", StringComparison.Ordinal) ? $"-l '{name[2..]}'" : $"-s {name[1..]}") : name, run.Output.Text, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("", "choose bash, zsh, fish, pwsh")]
    [InlineData("nu", "'nu' is unknown")]
    public async Task A_shell_that_is_not_known_is_refused(string shell, string expected)
    {
        var (code, run) = await InProcess.Run([.. (string[])["completion"], .. shell.Length == 0 ? Array.Empty<string>() : [shell]]);
        Assert.Equal(1, code);
        Assert.Contains(expected, run.Error.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("meanwhile c", "check completion")]
    [InlineData("meanwhile check --retry-", "--retry-delay --retry-on --retry-max-time")]
    [InlineData("meanwhile check -f j", "jsonl junit")]
    [InlineData("meanwhile completion f", "fish")]
    [InlineData("meanwhile check --http", "--http1.1 --http2")]
    public async Task Bash_completes(string words, string expected)
    {
        if (!File.Exists("/bin/bash"))
        {
            Assert.Skip("There is no bash on this machine.");
        }

        var (_, run) = await InProcess.Run("completion", "bash");
        using var script = new TemporaryFile(run.Output.Text);
        var start = new ProcessStartInfo("/bin/bash", ["-c", $"source {script.Path}; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _meanwhile; echo \"${{COMPREPLY[@]}}\""])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var bash = Process.Start(start)!;
        Assert.Equal(expected, (await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim());
    }
}
