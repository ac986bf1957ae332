using Meanwhile.Testing;

namespace Meanwhile.Tests.Programs;

/// <summary>Lets virtual time jump, and fails a program that waits for nothing, where a plain virtual clock would wait for ever.</summary>
internal sealed class StrictPoller(VirtualTime clock) : IPoller
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // How long another thread gets for what it brings before virtual time goes on. Later it comes later in virtual time.
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(1);

    private readonly IPoller inner = ((IPollerSource)clock).CreatePoller();
    private readonly AutoResetEvent signal = new(initialState: false);

    /// <summary>Called whenever the loop has nothing ready, before any time passes.</summary>
    internal Action? Idling { get; init; }

    /// <summary>Whether other threads may have something for the loop, although it does not know of any work of theirs.</summary>
    internal bool ExpectsOthers { get; init; }

    public LoopMark? Mark => inner.Mark;

    public void Begin(EventLoop loop) => inner.Begin(loop);

    public void End() => inner.End();

    public void Poll(long ticks, bool outsideWork)
    {
        Idling?.Invoke();
        if (ticks == 0 || signal.WaitOne(0) || (Idling is not null && EventLoop.RunningHere is { Ready.Count: > 0 }))
        {
            return;
        }

        if (ticks > 0 && !outsideWork)
        {
            if (ExpectsOthers && signal.WaitOne(Courtesy))
            {
                return;
            }

            inner.Poll(ticks, outsideWork);
        }
        else if (!(outsideWork || ExpectsOthers || EventLoop.RunningHere is { Patience.IsWaiting: true }) || !signal.WaitOne(Patience))
        {
            throw new DeadlockException();
        }
    }

    public void Wake()
    {
        signal.Set();
        inner.Wake();
    }

    // Another thread may be about to set the signal, which is therefore left to its finalizer.
    public void Dispose() => inner.Dispose();
}
