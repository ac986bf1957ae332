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
    [InlineData("meanwhile check --retry-", "--retry-delay --retry-on --retry-max-time --retry-all-methods")]
    [InlineData("meanwhile check -f j", "jsonl junit")]
    [InlineData("meanwhile completion f", "fish")]
    [InlineData("meanwhile check --http", "--http1.1 --http2")]
    [InlineData("meanwhile check --format = j", "jsonl junit")]
    [InlineData("meanwhile check --format =", "table jsonl csv junit markdown")]
    [InlineData("meanwhile check --retry =", "")]
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

    [Theory]
    [InlineData("meanwhile c", "check completion")]
    [InlineData("meanwhile check --retry-", "--retry-all-methods --retry-delay --retry-max-time --retry-on")]
    [InlineData("meanwhile check -f j", "jsonl junit")]
    [InlineData("meanwhile completion f", "fish")]
    [InlineData("meanwhile check --http", "--http1.1 --http2")]
    [InlineData("meanwhile check --format=j", "--format=jsonl --format=junit")]
    public async Task Fish_completes(string words, string expected)
    {
        var said = await Ask("fish", "fish", script => ["--no-config", "-c", $"source {script}; complete -C '{words}'"]);
        Assert.Equal(expected, string.Join(' ', said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[0])));
    }

    [Theory]
    [InlineData("meanwhile check --ret", "*--retry-all-methods[try requests again that may then be done twice, such as post]")]
    [InlineData("meanwhile check -f j", "*-f[what is written to standard output]:value:(table jsonl csv junit markdown)")]
    [InlineData("meanwhile check --format=", "*--format=[what is written to standard output]:value:(table jsonl csv junit markdown)")]
    [InlineData("meanwhile completion f", "*:word:(bash zsh fish pwsh)")]
    [InlineData("meanwhile c", "check:ask for many URLs at once and say which are up")]
    public async Task Zsh_is_told_what_there_is(string words, string expected)
    {
        // The functions of its completion system say what they are given; compdef calls what is defined.
        var said = await Ask("zsh", "zsh", script => ["-f", "-c", $"_arguments() {{ print -l -- \"$@\" }}; _describe() {{ print -l -- \"${{(P@)2}}\" }}; compdef() {{ }}; source {script}; words=({words}); CURRENT=${{#words}}; _meanwhile"]);
        Assert.Contains(expected, said.Split('\n'));
    }

    private static async Task<string> Ask(string shell, string program, Func<string, string[]> arguments)
    {
        Assert.SkipUnless(File.Exists($"/usr/bin/{program}"), $"There is no {shell} on this machine.");
        var (_, run) = await InProcess.Run("completion", shell);
        using var script = new TemporaryFile(run.Output.Text);
        using var process = Process.Start(new ProcessStartInfo($"/usr/bin/{program}", arguments(script.Path)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await error);
        return output;
    }
}
