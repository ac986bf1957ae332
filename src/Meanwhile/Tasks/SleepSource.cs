using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// One call of <c>Sleep</c> or <c>Yield</c>. It is free again as soon as the task is parked: the timer knows the task, and
/// the loop tells the woken await why it goes on. So a sleeping task costs no object but its own.
/// </summary>
internal sealed class SleepSource : CoroutineSource<VoidResult>
{
    /// <summary>The delay of a sleep that only a cancel ends.</summary>
    internal const long Endless = long.MaxValue;

    private long delay = -1;
    private bool asleep;

    // Why an await that had begun could not go on; null of all but the most mistaken.
    private Exception? refusal;

    // Of one that was never rented: the pool names all of them by that.
    internal override string Name =>
        delay switch
        {
            > 0 => "Sleep",
            0 => "Yield",
            _ => "Sleep or Yield",
        };

    /// <param name="ticks">How long, in units of 100 ns; zero only gives the others a turn.</param>
    internal static SleepSource Rent(long ticks)
    {
        var loop = EventLoop.RunningHere;
        var source = loop is null ? OfNoLoop<SleepSource>() : loop.Sleeps.Rent();
        source.delay = ticks;
        return source;
    }

    internal override void Begin(long token)
    {
        if (Word != token)
        {
            ThrowReused(token);
        }

        if (Loop?.Strand is null)
        {
            RequireTask();
        }

        Word = token + Running;
    }

    internal override bool ParksWhenAwaited => true;

    internal override void AwaitedBy(Resumable parent)
    {
        var loop = Loop!;
        if (loop != parent.Loop)
        {
            // Asked only here: whoever awaits it knows its loop without a look at the thread. Thrown from here it would pass by the finally
            // blocks of the code that awaits, so it is thrown when that goes on.
            Refuse(Errors.OtherLoop($"coroutine '{Name}'", loop, parent.Loop!));
            parent.Loop!.ParkElapsing(parent, 0);
            return;
        }

        var ticks = delay;
        Recycle();
        loop.ParkElapsing(parent, ticks);
    }

    // Stepped only as a task of its own: first to fall asleep, then to wake up.
    internal override void Resume()
    {
        if (!asleep)
        {
            asleep = true;
            Loop!.ParkElapsing(this, delay);
            return;
        }

        asleep = false;
        Loop!.TakeElapsed(out var cancellation);
        if (cancellation is not null)
        {
            Fail(cancellation);
            return;
        }

        Complete(default);
    }

    internal override void Refuse(Exception why) => refusal = why;

    protected override void Adopted(EventLoop loop)
    {
        loop.Sleeps.Adopt();
    }

    protected override void Recycle()
    {
        Retire();
        Loop!.Sleeps.Return(this);
    }

    [StackTraceHidden]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected override VoidResult TakeUnfinished(long token)
    {
        if (refusal is { } refused && Word == token + Running)
        {
            if (EventLoop.RunningHere == Loop)
            {
                // That it was never awaited need not be told too. It serves again, and must know nothing of this.
                refusal = null;
                Abandon();
            }

            throw refused;
        }

        if (!Loop!.TakeElapsed(out var cancellation))
        {
            ThrowNotFinished(token);
        }

        if (cancellation is not null)
        {
            throw cancellation;
        }

        return default;
    }

    /// <summary>No step of its loop is under way, or it has no loop yet: the await is refused here, if it is to be, where code can catch that.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RequireTask()
    {
        var here = AdoptBy(EventLoop.RunningHere);
        if (here.Strand is null)
        {
            // Nothing of it has run, and nothing would: that it was never awaited need not be told too.
            var refused = Errors.NoCurrentTask($"coroutine '{Name}'");
            Abandon();
            throw refused;
        }
    }
}
