namespace Meanwhile.Testing;

public sealed partial class VirtualTime
{
    /// <summary>The waiting of one loop: it makes the time pass instead.</summary>
    private sealed class Poller(VirtualTime clock) : IPoller
    {
        private bool woken;

        public void Poll(long ticks, bool outsideWork)
        {
            if (ticks == 0)
            {
                return;
            }

            var loopDue = ticks < 0 ? long.MaxValue : clock.After(ticks);
            if (WaitToJump(loopDue, outsideWork) is { } target)
            {
                clock.AdvanceTo(target);
            }
        }

        public void Wake()
        {
            lock (clock.gate)
            {
                woken = true;
                Monitor.PulseAll(clock.gate);
            }
        }

        public void Dispose() { }

        /// <returns>Where to move the clock to, or null when the loop was woken.</returns>
        private long? WaitToJump(long loopDue, bool outsideWork)
        {
            lock (clock.gate)
            {
                while (!woken)
                {
                    var due = Math.Min(loopDue, clock.NextDue);
                    if (due == long.MaxValue)
                    {
                        Monitor.Wait(clock.gate);
                    }
                    else if (!outsideWork || !Monitor.Wait(clock.gate, Milliseconds(due - clock.now)))
                    {
                        return due;
                    }
                }

                woken = false;
                return null;
            }
        }

        private static int Milliseconds(long ticks) => (int)Math.Clamp(ticks / TimeSpan.TicksPerMillisecond, 0, int.MaxValue);
    }
}
