using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Meanwhile;

/// <summary>The signals of the operating system that a loop handles. They are told on a thread of the system's and handled on the loop.</summary>
internal sealed class SignalHandlers(EventLoop loop) : IDisposable
{
    // Made with the first: most loops handle none.
    private volatile ConcurrentDictionary<PosixSignal, Handling>? handlings;

    /// <summary>Whether the loop handles that signal. May be asked on any thread.</summary>
    internal bool Handles(PosixSignal signal) => handlings?.ContainsKey(Named(signal)) == true;

    /// <summary>Handles a signal from here on, in place of what handled it before.</summary>
    internal void Add(PosixSignal signal, Action handler)
    {
        signal = Named(signal);
        var handlings = this.handlings ??= new ConcurrentDictionary<PosixSignal, Handling>();
        if (handlings.TryGetValue(signal, out var known))
        {
            known.Set(handler);
            return;
        }

        // Ready for a signal before one can come.
        var handling = new Handling(loop, signal);
        handling.Set(handler);
        handlings[signal] = handling;
        try
        {
            handling.Register();
        }
        catch (PlatformNotSupportedException)
        {
            handlings.TryRemove(signal, out _);
            throw;
        }
    }

    /// <summary>Tells the loop of a signal that has come, if it handles it.</summary>
    /// <returns>False if it does not.</returns>
    internal bool TryTell(PosixSignalContext coming)
    {
        if (handlings is not { } handled || !handled.TryGetValue(Named(coming.Signal), out var handling))
        {
            return false;
        }

        handling.Came(coming);
        return true;
    }

    /// <summary>Leaves the signal to what the system does with it.</summary>
    /// <returns>False if it was not handled.</returns>
    internal bool Remove(PosixSignal signal)
    {
        if (handlings is not { } handled || !handled.TryRemove(Named(signal), out var handling))
        {
            return false;
        }

        handling.Dispose();
        return true;
    }

    public void Dispose()
    {
        foreach (var signal in handlings?.Keys ?? [])
        {
            Remove(signal);
        }
    }

    /// <summary>One name for each signal: some may also be given by their number on the system.</summary>
    private static PosixSignal Named(PosixSignal signal)
    {
        if ((int)signal <= 0 || OperatingSystem.IsWindows())
        {
            return signal;
        }

        var isLinux = OperatingSystem.IsLinux() || OperatingSystem.IsAndroid();
        return (int)signal switch
        {
            1 => PosixSignal.SIGHUP,
            2 => PosixSignal.SIGINT,
            3 => PosixSignal.SIGQUIT,
            15 => PosixSignal.SIGTERM,
            17 when isLinux => PosixSignal.SIGCHLD,
            18 => isLinux ? PosixSignal.SIGCONT : PosixSignal.SIGTSTP,
            19 when !isLinux => PosixSignal.SIGCONT,
            20 => isLinux ? PosixSignal.SIGTSTP : PosixSignal.SIGCHLD,
            21 => PosixSignal.SIGTTIN,
            22 => PosixSignal.SIGTTOU,
            28 => PosixSignal.SIGWINCH,
            _ => signal,
        };
    }

    private sealed class Handling(EventLoop loop, PosixSignal signal) : IReadyItem, IDisposable
    {
        private readonly ConditionalWeakTable<PosixSignalContext, object?> came = [];
        private PosixSignalRegistration? registration;
        private ExecutionContext? context;
        private Action? handler;

        internal void Register()
        {
            try
            {
                registration = PosixSignalRegistration.Create(signal, Came);
            }
            catch (Exception refusal) when (refusal is PlatformNotSupportedException or ArgumentOutOfRangeException or IOException)
            {
                throw new PlatformNotSupportedException($"{signal} cannot be handled on this system: {refusal.Message}", refusal);
            }
        }

        internal void Set(Action called)
        {
            context = loop.CaptureContext();
            handler = called;
        }

        // One that came just before it was removed is not handled any more.
        public void Run()
        {
            if (handler is { } called)
            {
                loop.RunCallback(called, context);
            }
        }

        public void Dispose()
        {
            handler = null;
            registration!.Dispose();
        }

        // On a thread of the system's. Without the mark the system goes on with what it does by default: end the process, most often.
        // Whoever else is registered for the signal may tell of it too, even when the next one has come.
        internal void Came(PosixSignalContext coming)
        {
            coming.Cancel = true;
            if (came.TryAdd(coming, null))
            {
                loop.Inbox.Add(this);
            }
        }
    }
}
