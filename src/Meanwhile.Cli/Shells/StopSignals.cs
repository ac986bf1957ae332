using System.Runtime.InteropServices;

namespace Meanwhile.Cli.Shells;

/// <summary>Ctrl-C and SIGTERM: the first asks the command to come to an end, the second finds the default and ends it at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;
    private readonly Action stop;
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
        interrupt.Dispose();
        terminate.Dispose();
    }

    private void Receive(PosixSignalContext signal)
    {
        if (Interlocked.Increment(ref received) == 1)
        {
            signal.Cancel = true;
            stop();
        }
    }
}
