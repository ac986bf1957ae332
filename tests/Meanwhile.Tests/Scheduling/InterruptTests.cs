using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Meanwhile.Tests.Scheduling;

[Trait("Row", "S63")]
public class InterruptTests
{
    [Fact]
    public void Interrupt_cancels_main_and_the_run_ends_as_interrupted()
    {
        using var program = new Interruptible("interrupted");
        program.Interrupt();
        Assert.Equal("clean-up", program.ReadLine());
        Assert.Equal("The run was interrupted (Ctrl-C).", program.ReadLine());
        Assert.Equal(130, program.ExitCode());
    }

    [Fact]
    public void Interrupt_that_main_swallows_leaves_its_own_result()
    {
        using var program = new Interruptible("swallows");
        program.Interrupt();
        Assert.Equal("swallowed", program.ReadLine());
        Assert.Equal("own result", program.ReadLine());
        Assert.Equal(0, program.ExitCode());
    }

    [Fact]
    public void Second_interrupt_ends_the_program_at_once()
    {
        using var program = new Interruptible("insists");
        program.Interrupt();
        Assert.Equal("goes on", program.ReadLine());
        program.Interrupt();
        Assert.Null(program.ReadLine());
        Assert.Equal(130, program.ExitCode());
    }

    private sealed class Interruptible : IDisposable
    {
        private readonly Process process;

        internal Interruptible(string name)
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

        internal void Interrupt()
        {
            using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
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
}
