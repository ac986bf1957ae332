using System.Runtime.InteropServices;

namespace Meanwhile;

public sealed partial class EventLoop
{
    /// <summary>The signals that it handles.</summary>
    internal SignalHandlers Signals { get; }

    /// <summary>
    /// Calls back, on the loop, each time the process gets a signal of the operating system. What the system does with the
    /// signal otherwise, such as ending the process, does not happen. As asyncio's <c>add_signal_handler</c>.
    /// </summary>
    /// <remarks>
    /// A signal has one handler: a later one takes its place. One for SIGINT also takes the place of <c>Run</c>'s own, which
    /// cancels the main task. All are removed when the loop closes. Code that blocks the loop keeps handlers waiting.
    /// </remarks>
    /// <param name="signal">The signal. On Windows SIGINT, SIGQUIT, SIGTERM and SIGHUP; elsewhere also others, by their number on that system.</param>
    /// <param name="handler">What to call. What it throws goes to the error handler.</param>
    /// <exception cref="ArgumentNullException"><paramref name="handler"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The loop is closed, or the call comes from outside while it runs.</exception>
    /// <exception cref="PlatformNotSupportedException">The system has no such signal, or lets no program handle it, as SIGKILL.</exception>
    public void AddSignalHandler(PosixSignal signal, Action handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        RequireOpen();
        RequireOwner(nameof(AddSignalHandler));
        Signals.Add(signal, handler);
    }

    /// <summary>Leaves a signal to the system again. As asyncio's <c>remove_signal_handler</c>.</summary>
    /// <param name="signal">The signal.</param>
    /// <returns>False if it had no handler.</returns>
    /// <exception cref="InvalidOperationException">The call comes from outside the running loop.</exception>
    public bool RemoveSignalHandler(PosixSignal signal)
    {
        RequireOwner(nameof(RemoveSignalHandler));
        return Signals.Remove(signal);
    }
}
