using System.Diagnostics;

namespace Meanwhile;

/// <summary>The time that a piece of work has; its body gets it and may move the deadline. As asyncio's <c>Timeout</c>.</summary>
public sealed class TimeoutScope
{
    private readonly EventLoop loop;
    private readonly Scope scope;
    private Handle? alarm;
    private State state;

    private TimeoutScope(LoopTask strand)
    {
        loop = strand.Loop;
        scope = new Scope(strand);
    }

    private enum State : byte
    {
        Active,
        Expiring,
        Expired,
        Exited,
    }

    /// <summary>When the time is up, by <see cref="EventLoop.Time"/>; null for never.</summary>
    public TimeSpan? Deadline { get; private set; }

    /// <summary>Whether the time was up before the body ended.</summary>
    public bool Expired => state is State.Expiring or State.Expired;

    /// <summary>Moves the deadline.</summary>
    /// <param name="when">When, by <see cref="EventLoop.Time"/>; the past is due at once; null for never.</param>
    /// <exception cref="InvalidOperationException">The time is up already, the body has ended, or the call comes from outside the running loop.</exception>
    public void Reschedule(TimeSpan? when)
    {
        loop.RequireOwner(nameof(Reschedule));
        if (state != State.Active)
        {
            throw new InvalidOperationException(
                $"Cannot change state of {(state == State.Exited ? "finished" : "expired")} timeout: its deadline can be moved only while its body runs in time."
            );
        }

        alarm?.Cancel();
        Deadline = when;
        scope.HasDeadline = when is not null;
        alarm =
            when is not { } due ? null
            : due <= loop.Time ? loop.CallSoon(Expire)
            : loop.CallAt(due, Expire);
    }

    /// <inheritdoc/>
    public override string ToString() => $"timeout ({state}{(Deadline is { } due ? $", at {due.TotalSeconds:0.###} s" : "")})";

    /// <summary>Enters a scope whose time begins now.</summary>
    [StackTraceHidden]
    internal static TimeoutScope EnterFor(TimeSpan? timeout)
    {
        var loop = EventLoop.Current;
        return EnterUntil(Async.DeadlineIn(loop, timeout));
    }

    /// <summary>Enters a scope that ends at a time of the loop's clock.</summary>
    [StackTraceHidden]
    internal static TimeoutScope EnterUntil(TimeSpan? deadline)
    {
        var strand = EventLoop.Current.Strand ?? throw Errors.NoCurrentTask(nameof(Async.WithTimeout));
        var timeout = new TimeoutScope(strand);
        timeout.scope.Enter();
        timeout.Reschedule(deadline);
        return timeout;
    }

    /// <summary>The body has ended, by an exception or by itself.</summary>
    /// <param name="ending">The exception. A cancellation that foreign code told of is one of ours from here on.</param>
    /// <returns>Whether the end is the time's doing, and nobody else's.</returns>
    internal bool Leave(ref Exception? ending)
    {
        var strand = loop.Strand!;
        var byCancellation = false;
        if (ending is OperationCanceledException cancellation && strand.TryTakeForOwn(cancellation, scope) is { } own)
        {
            byCancellation = true;
            ending = own;
        }

        alarm?.Cancel();
        var exit = scope.Exit();
        state = state == State.Expiring ? State.Expired : State.Exited;
        if (byCancellation && exit == ScopeExit.OuterCancelled)
        {
            strand.HearsOfOuter(scope);
        }

        // As in CPython the time is to blame too where the body ended by another cancel before its own could be thrown.
        return exit == ScopeExit.NotDelivered ? byCancellation : exit == ScopeExit.Delivered && (ending is null || byCancellation);
    }

    internal TimeoutException ToException(Exception? ending) =>
        new($"Timed out: the deadline passed at {Deadline!.Value.TotalSeconds:0.###} s of the loop's clock.", ending);

    private void Expire()
    {
        state = State.Expiring;
        scope.HasDeadline = false;
        scope.Request(null);
    }
}
