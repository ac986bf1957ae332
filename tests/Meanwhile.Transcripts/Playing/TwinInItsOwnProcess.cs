using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Meanwhile.Transcripts;

/// <summary>A twin that plays in a process of its own and in real time, because it is sent signals.</summary>
internal abstract class TwinInItsOwnProcess : Twin
{
    internal const string Argument = "--twin";

    /// <summary>SIGUSR1, by its number on Linux.</summary>
    protected const PosixSignal Usr1 = (PosixSignal)10;

    // Far more than any of them takes, also where others keep the machine busy.
    private static readonly TimeSpan Longest = 30.Seconds;

    protected override LoopOptions Options => new() { OnError = Report };

    /// <summary>What the process of the twin does.</summary>
    protected abstract void PerformHere();

    /// <summary>Plays the twin of that name in this process: what it says goes to standard output.</summary>
    internal static int PlayHere(string name)
    {
        var twin = (TwinInItsOwnProcess)new Scenario(name).MakeTwin();
        twin.IsOnConsole = true;
        twin.PerformHere();
        return 0;
    }

    protected sealed override void Perform()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent by kill.");
        var name = GetType().FullName!["Meanwhile.Transcripts.".Length..].Replace('.', '/');
        var runtime = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet");
        // A shell's background jobs ignore SIGINT, and their children with them.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", runtime, typeof(Twin).Assembly.Location, Argument, name]);
        var (lines, exitCode) = LinesOfAProcess.Read(start, Longest);
        foreach (var line in lines)
        {
            Say(line);
        }

        if (exitCode != 0)
        {
            Say("the process ends with exit code", exitCode);
        }
    }

    /// <summary>Presses Ctrl-C, as it were.</summary>
    protected static void Interrupt() => Send(PosixSignal.SIGINT);

    /// <summary>Sends a signal to this process.</summary>
    protected static void Send(PosixSignal signal)
    {
        using var kill = Process.Start("kill", [signal == Usr1 ? "-USR1" : "-INT", $"{Environment.ProcessId}"]);
        kill.WaitForExit();
    }
}
