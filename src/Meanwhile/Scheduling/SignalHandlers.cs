using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Meanwhile;

/// <summary>The signals of the operating system that a loop handles. They are told on a thread of the system's and handled on the loop.</summary>
internal sealed class SignalHandlers(EventLoop loop) : IDisposable
{
    private readonly ConcurrentDictionary<PosixSignal, Handling> handlings = new();

    /// <summary>Whether the loop handles that signal. May be asked on any thread.</summary>
    internal bool Handles(PosixSignal signal) => handlings.ContainsKey(signal);

    /// <summary>Handles a signal from here on, in place of what handled it before.</summary>
    internal void Add(PosixSignal signal, Action handler)
    {
        if (!handlings.TryGetValue(signal, out var handling))
        {
            handling = new Handling(loop, signal);
            handling.Register();
            handlings[signal] = handling;
        }

        handling.Set(handler);
    }

    /// <summary>Leaves the signal to what the system does with it.</summary>
    /// <returns>False if it was not handled.</returns>
    internal bool Remove(PosixSignal signal)
    {
        if (!handlings.TryRemove(signal, out var handling))
        {
            return false;
        }

        handling.Dispose();
        return true;
    }

    public void Dispose()
    {
        foreach (var signal in handlings.Keys)
        {
            Remove(signal);
        }
    }

    private sealed class Handling(EventLoop loop, PosixSignal signal) : IReadyItem, IDisposable
    {
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
        private void Came(PosixSignalContext coming)
        {
            coming.Cancel = true;
            loop.Inbox.Add(this);
        }
    }
}
