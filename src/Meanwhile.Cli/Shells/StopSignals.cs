using System.Runtime.InteropServices;
using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Shells;

/// <summary>Ctrl-C and SIGTERM: the first asks the command to come to an end, the second to end at once, with 130.</summary>
internal sealed class StopSignals : IDisposable
{
    private static readonly TimeSpan LastResort = TimeSpan.FromSeconds(1);

    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;
    private readonly Action stop;
    private Timer? lastResort;
    private int received;

    private StopSignals(Action stop)
    {
        this.stop = stop;
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Receive);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Receive);
    }

    public static IDisposable Watch(Action stop) => new StopSignals(stop);

    public void Dispose()
    {
        lastResort?.Dispose();
        interrupt.Dispose();
        terminate.Dispose();
    }

    private void Receive(PosixSignalContext signal)
    {
        var count = Interlocked.Increment(ref received);
        signal.Cancel = true;
        stop();
        if (count > 1)
        {
            // The command ends by itself, unless a pipe that nobody reads holds it.
            lastResort ??= new Timer(static _ => Environment.Exit(ExitCode.Interrupted), null, LastResort, Timeout.InfiniteTimeSpan);
        }
    }
}
