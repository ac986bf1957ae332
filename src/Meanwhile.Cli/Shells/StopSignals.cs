using System.Runtime.InteropServices;
using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Shells;

/// <summary>
/// Ctrl-C, SIGTERM and SIGHUP: the first asks the command to come to an end, the second to end at once, with 130. One that comes
/// before the command can be asked waits for that.
/// </summary>
internal static class StopSignals
{
    // The command ends by itself, and gives up a pipe that nobody reads: this is for what nobody has thought of.
    private static readonly TimeSpan LastResort = TimeSpan.FromSeconds(10);

    // Kept to the end of the process: one that comes when all is done must not end it in another way.
    private static readonly List<PosixSignalRegistration> Registrations = [];

    private static readonly Lock Gate = new();
    private static StopRequests? requests;
    private static int early;

    /// <summary>Takes them over from the system, which would end the process. Call it first.</summary>
    public static void Listen()
    {
        if (Registrations.Count > 0)
        {
            return;
        }

        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            Registrations.Add(
                PosixSignalRegistration.Create(signal, static context =>
                {
                    context.Cancel = true;
                    Receive();
                })
            );
        }
    }

    public static IDisposable Watch(Action stop)
    {
        Listen();
        var watched = new StopRequests(stop, LastResort, static () => Environment.Exit(ExitCode.Interrupted));
        lock (Gate)
        {
            requests = watched;
            for (; early > 0; early--)
            {
                watched.Receive();
            }
        }

        return watched;
    }

    private static void Receive()
    {
        lock (Gate)
        {
            if (requests is not null)
            {
                requests.Receive();
                return;
            }

            // What takes so long before the run may be a file that nobody opens at its other end.
            if (++early > 1)
            {
                Environment.Exit(ExitCode.Interrupted);
            }
        }
    }
}
