using System.Diagnostics;

namespace Meanwhile.Samples.Tests.Running;

/// <summary>A sample, or the compiler, as a process of its own.</summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    private readonly Process process;

    private SampleProcess(ProcessStartInfo start) => process = Process.Start(start)!;

    public StreamReader Output => process.StandardOutput;

    public StreamReader Error => process.StandardError;

    public static SampleProcess Start(string name, params string[] args) =>
        Start(["exec", "--runtimeconfig", Path.ChangeExtension(typeof(Sample).Assembly.Location, ".runtimeconfig.json"), Path.Combine(Sample.BuildFolder, name + ".dll"), .. args]);

    /// <summary>Starts <c>dotnet</c>.</summary>
    public static SampleProcess Start(IEnumerable<string> arguments)
    {
        // What a shell starts in the background ignores Ctrl-C, and so do its children.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        return new SampleProcess(
            new ProcessStartInfo(command[0], [.. command[1..], .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        );
    }

    public async Task Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await kill.WaitForExitAsync().WaitAsync(Sample.Patience);
    }

    public async Task<int> End()
    {
        await process.WaitForExitAsync().WaitAsync(Sample.Patience);
        return process.ExitCode;
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
