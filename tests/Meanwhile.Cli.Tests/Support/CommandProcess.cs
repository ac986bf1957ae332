using System.Diagnostics;

namespace Meanwhile.Cli.Tests.Support;

/// <summary>The command as a process of its own.</summary>
internal sealed class CommandProcess : IAsyncDisposable
{
    private readonly Process process;

    private CommandProcess(ProcessStartInfo start) => process = Process.Start(start)!;

    public StreamReader Output => process.StandardOutput;

    public StreamReader Error => process.StandardError;

    public static CommandProcess Start(params string[] arguments) => Start(new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    public static CommandProcess Start(IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

        // A shell's background jobs ignore SIGINT, and their children with them.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", host] : [host];
        var start = new ProcessStartInfo(command[0], [.. command[1..], "exec", Path.Combine(AppContext.BaseDirectory, "Meanwhile.Cli.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new CommandProcess(start);
    }

    /// <summary>Runs it to its end.</summary>
    public static Task<(int Code, string Output, string Error)> Run(params string[] arguments) =>
        Run(new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    public static async Task<(int Code, string Output, string Error)> Run(IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        await using var command = Start(environment, arguments);
        command.process.StandardInput.Close();
        var output = command.Output.ReadToEndAsync();
        var error = command.Error.ReadToEndAsync();
        return (await command.End(), await output, await error);
    }

    /// <summary>Runs it to its end as a shell does that gets these words, redirections and all.</summary>
    /// <param name="words">What follows the name of the command.</param>
    /// <param name="before">What the shell does first.</param>
    public static async Task<(int Code, string Output, string Error)> Shell(string words, string before = "")
    {
        var line = $"{before}exec dotnet exec '{Path.Combine(AppContext.BaseDirectory, "Meanwhile.Cli.dll")}' {words}";
        await using var command = new CommandProcess(
            new ProcessStartInfo("/bin/sh", ["-c", line]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true }
        );
        var output = command.Output.ReadToEndAsync();
        var error = command.Error.ReadToEndAsync();
        return (await command.End(), await output, await error);
    }

    public async Task<int> End()
    {
        await process.WaitForExitAsync().WaitAsync(Patience.Long);
        return process.ExitCode;
    }

    public async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        await kill.WaitForExitAsync().WaitAsync(Patience.Long);
    }

    public ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
        return ValueTask.CompletedTask;
    }
}
