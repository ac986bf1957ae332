using Meanwhile.Edge.Contract;
using Meanwhile.Testing;

namespace Meanwhile.Edge.Awaitables;

/// <summary>What ends when a timer ticks.</summary>
internal sealed class OfTimer : Awaited
{
    // A clock of its own, which the case moves.
    private readonly VirtualTime clock = new();
    private readonly PeriodicTimer timer;
    private CancellationToken given;

    internal OfTimer()
    {
        timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
    }

    internal override async Coroutine Await()
    {
        if (!await timer.WaitForNextTickAsync(given))
        {
            throw new InvalidOperationException("The timer has ended.");
        }

        Hold();
    }

    internal override void Heed(CancellationToken token)
    {
        given = token;
        base.Heed(token);
    }

    protected override void EndWithResult() => clock.Advance(TimeSpan.FromSeconds(1));

    // The timer sees to that itself.
    protected override void EndAsCancelled(CancellationToken token) { }
}
