using System.Runtime.InteropServices;
using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Shells;

/// <summary>Ctrl-C and SIGTERM: the first asks the command to come to an end, the second to end at once, with 130.</summary>
internal static class StopSignals
{
    // The command ends by itself, and gives up a pipe that nobody reads: this is for what nobody has thought of.
    private static readonly TimeSpan LastResort = TimeSpan.FromSeconds(10);

    // Kept to the end of the process: one that comes when all is done must not end it in another way.
    private static readonly List<PosixSignalRegistration> Registrations = [];

    public static IDisposable Watch(Action stop)
    {
        var requests = new StopRequests(stop, LastResort, static () => Environment.Exit(ExitCode.Interrupted));
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM])
        {
            Registrations.Add(
                PosixSignalRegistration.Create(signal, context =>
                {
                    context.Cancel = true;
                    requests.Receive();
                })
            );
        }

        return requests;
    }
}
