namespace Meanwhile.Testing;

public sealed partial class VirtualTime
{
    // The loops that are run just now by this clock, in the order in which they began.
    private readonly List<Poller> attending = [];

    /// <summary>The waiting of one loop: it makes the time pass instead. All that others see of it is guarded by the gate.</summary>
    private sealed class Poller(VirtualTime clock) : IPoller
    {
        // That of the code that runs the loop, where it runs for another loop of this clock.
        private LoopMark? outer;
        private int runs;
        private bool isWaiting;
        private bool woken;
        private long due;
        private int workOnThreads;

        public LoopMark Mark { get; } = new(clock.gate);

        internal EventLoop Loop { get; private set; } = null!;

        /// <summary>It has kept the others waiting for too long, and they go on without it until it is idle again.</summary>
        internal bool IsGivenUp { get; set; }

        /// <summary>Whether the loop waits, and has nothing to do now. Who brings something may wait for the gate to wake it.</summary>
        internal bool IsIdle => isWaiting && !woken && due > clock.now && !Loop.Inbox.HasItems;

        /// <summary>Whether the loop waits, and somebody has brought something and is about to wake it.</summary>
        internal bool HasNews => isWaiting && Loop.Inbox.HasItems;

        /// <summary>When the first of the loop's timers is due.</summary>
        internal long Due => due;

        /// <summary>Whether the loop has work on threads of its own, other than such as runs idle loops of the same clock.</summary>
        internal bool HasWorkOnThreads => workOnThreads > Mark.IdleLoopsOnThreads;

        /// <summary>Whether something may come from where the loop does not look.</summary>
        internal bool AwaitsForeign { get; private set; }

        /// <summary>What it waits for the clock to jump, each time anew.</summary>
        internal Hold Hold { get; } = new();

        public void Begin(EventLoop loop)
        {
            if (runs++ > 0)
            {
                return;
            }

            Loop = loop;
            outer = LoopMark.Here is { } mark && mark.Gate == clock.gate ? mark : null;
            lock (clock.gate)
            {
                clock.attending.Add(this);
                clock.comings++;
            }
        }

        public void End()
        {
            if (--runs > 0)
            {
                return;
            }

            outer = null;
            lock (clock.gate)
            {
                clock.attending.Remove(this);
                clock.comings++;
                Monitor.PulseAll(clock.gate);
            }
        }

        public void Poll(long ticks, bool outsideWork)
        {
            if (ticks == 0)
            {
                return;
            }

            OwnQueue.HandOver();
            var target = clock.WaitToJump(this, ticks, out var overdue);
            if (overdue is not null)
            {
                Loop.Report(overdue.ToError(Loop));
            }

            if (target is { } time)
            {
                clock.AdvanceTo(time);
            }
        }

        public void Wake()
        {
            LoopMark.CountAtGates(1);
            lock (clock.gate)
            {
                woken = true;
                Monitor.PulseAll(clock.gate);
            }

            LoopMark.CountAtGates(-1);
        }

        public void Dispose() => Mark.Forget();

        /// <summary>The loop waits from here on.</summary>
        internal void BeginWaiting(long until)
        {
            isWaiting = true;
            due = until;
            IsGivenUp = false;
            workOnThreads = Loop.Workers.Busy;
            AwaitsForeign = Loop.AwaitsForeign;
            outer?.SetIdleHere(true);
        }

        /// <summary>It goes on.</summary>
        internal void EndWaiting()
        {
            isWaiting = false;
            woken = false;
            outer?.SetIdleHere(false);
        }
    }
}
