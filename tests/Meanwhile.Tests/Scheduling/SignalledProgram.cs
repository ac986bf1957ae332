using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Meanwhile.Tests.Scheduling;

/// <summary>One of the <see cref="ChildPrograms"/> in a process of its own, which gets signals.</summary>
internal sealed class SignalledProgram : IDisposable
{
    private readonly Process process;

    internal SignalledProgram(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent by kill.");
        var runtime = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet");
        process = Process.Start(
            // A shell's background jobs ignore SIGINT, and their children with them.
            new ProcessStartInfo("env", ["--default-signal=INT", runtime, typeof(ChildPrograms).Assembly.Location, "--program", name])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        Assert.Equal("ready", ReadLine());
    }

    internal string? ReadLine()
    {
        var line = process.StandardOutput.ReadLineAsync();
        Assert.True(((IAsyncResult)line).AsyncWaitHandle.WaitOne(60.Seconds), "The program says nothing.");
#pragma warning disable RS0030 // It is there.
        return line.Result;
#pragma warning restore RS0030
    }

    /// <summary>Sends a signal, by its name without SIG.</summary>
    internal void Send(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        Assert.True(kill.WaitForExit(60.Seconds));
    }

    internal int ExitCode()
    {
        Assert.True(process.WaitForExit(60.Seconds), "The program does not end.");
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
