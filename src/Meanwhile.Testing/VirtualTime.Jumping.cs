namespace Meanwhile.Testing;

// When the clock may jump: all of its loops are idle, and nothing that one of them waits for is still to come without time passing.
public sealed partial class VirtualTime
{
    // How long in real time a jump is held up. After that it is said what for, and the clock goes on.
    private static readonly long Limit = TimeProvider.System.TimestampFrequency;

    private static readonly long Moment = TimeProvider.System.TimestampFrequency / 200;

    private readonly PoolRest rest;

    // The loop whose thread looks after all of them while they are idle.
    private Poller? watcher;
    private long timersSet;

    // How often a loop has begun to run, or ended.
    private long comings;

    // While nothing of .NET's own is waited for, something may be under way that brings what is: how long that is waited for, until there is news of it.
    private long leftUnasked = Limit;
    private long newsUnasked = -1;

    // How often in a row the limit was reached: what never rests is to cost less each time.
    private int timesGivenUp;

    /// <summary>Waits until the loop has something to do, or the clock has jumped.</summary>
    /// <param name="poller">Who waits.</param>
    /// <param name="ticks">How long its loop has nothing to do; negative for as long as it takes.</param>
    /// <param name="overdue">What was given up; null for nothing.</param>
    /// <returns>When it is now that the clock has jumped, and what is due is to be called; null when the loop was woken or another one has moved the clock on.</returns>
    private long? WaitToJump(Poller poller, long ticks, out Overdue? overdue)
    {
        lock (gate)
        {
            poller.BeginWaiting(ticks < 0 ? long.MaxValue : After(ticks));
            TellOthers();
            rest.Begin();
            var hold = poller.Hold;
            hold.Begin(now);
            try
            {
                while (poller.IsIdle)
                {
                    if (watcher is not null && watcher != poller)
                    {
                        Monitor.Wait(gate);
                        continue;
                    }

                    watcher = poller;
                    var target = EarliestDue();
                    if (target == long.MaxValue)
                    {
                        Monitor.Wait(gate);
                    }
                    else if (PauseBefore(target, hold) is { } pause)
                    {
                        if (!rest.AsksForThreads)
                        {
                            Monitor.Wait(gate, pause);
                        }
                        else if (AskForThreads() is { } threads)
                        {
                            rest.Saw(threads);
                        }
                        else
                        {
                            // Something has come meanwhile, and more may come.
                            Monitor.Wait(gate, 1);
                        }
                    }
                    else
                    {
                        // At once: a loop that begins from here on begins then.
                        now = Math.Max(now, target);
                        overdue = hold.Overdue;
                        return target;
                    }
                }

                overdue = null;
                return null;
            }
            finally
            {
                hold.End(TimeProvider.System.GetTimestamp());
                poller.EndWaiting();
                if (watcher == poller)
                {
                    watcher = null;
                    TellOthers();
                }
            }
        }
    }

    /// <summary>Asks the system while others may have the gate: who wakes a loop is not to wait for that.</summary>
    private PoolThreadsSeen? AskForThreads()
    {
        var news = News;
        Monitor.Exit(gate);
        PoolThreadsSeen threads;
        try
        {
            threads = PoolThreads.Ask();
        }
        finally
        {
            Monitor.Enter(gate);
        }

        return News == news ? threads : null;
    }

    private void TellOthers()
    {
        if (attending.Count > 1)
        {
            Monitor.PulseAll(gate);
        }
    }

    private long EarliestDue()
    {
        var earliest = NextDue;
        foreach (var poller in attending)
        {
            if (poller.IsIdle)
            {
                earliest = Math.Min(earliest, poller.Due);
            }
        }

        return earliest;
    }

    /// <summary>How many milliseconds to wait before it is worth to look again whether the clock may jump; null if it may.</summary>
    private int? PauseBefore(long target, Hold hold)
    {
        var now = TimeProvider.System.GetTimestamp();
        if (WhatHoldsUp(target, hold, now) is not { } pause)
        {
            if (attending.Exists(static each => each.HasNews))
            {
                // It came meanwhile, and who brought it is about to say so.
                return 0;
            }

            timesGivenUp = 0;
            return null;
        }

        if (hold.IsForThreads)
        {
            return pause;
        }

        if (hold.IsUnasked)
        {
            return PauseUnasked(pause, hold, now);
        }

        hold.Look(now, News);
        var left = hold.Left(Limit >> Math.Min(timesGivenUp, 8));
        if (left <= 0 && (rest.HasStarved || hold.HadNews) && hold.TryExtend())
        {
            left = Limit;
        }

        if (left > 0)
        {
            return hold.LookAfter((int)Math.Min(Math.Max(pause, hold.Pause), (left * 1000 / TimeProvider.System.TimestampFrequency) + 1));
        }

        hold.Overdue = GiveUp();
        return null;
    }

    private int? WhatHoldsUp(long target, Hold hold, long now)
    {
        hold.IsForThreads = false;
        var awaitsForeign = false;
        var workOnThreads = false;
        foreach (var poller in attending)
        {
            if (!poller.IsIdle && !poller.IsGivenUp)
            {
                return 1000;
            }

            awaitsForeign |= poller.AwaitsForeign;
            workOnThreads |= poller.HasWorkOnThreads;
        }

        if (workOnThreads && hold.LeftForThreads(now, target - this.now) is > 0 and var pause)
        {
            hold.IsForThreads = true;
            return pause;
        }

        hold.IsUnasked = !awaitsForeign;
        return awaitsForeign || WaitsUnasked || News != newsUnasked ? WhatIsOutside(hold, now) : null;
    }

    /// <summary>What nobody waits for may bring what is waited for, or run on and on: it is waited for as long as it brings news, and a little longer.</summary>
    private int? PauseUnasked(int pause, Hold hold, long now)
    {
        var news = News;
        if (news != newsUnasked)
        {
            (newsUnasked, leftUnasked) = (news, Limit);
        }

        leftUnasked -= hold.SinceLastLook(now);
        return WaitsUnasked ? pause : null;
    }

    // Where the pool has no thread for what is queued, it takes half a second to make one.
    private bool WaitsUnasked => leftUnasked > (rest.HasStarved ? -Limit : 0);

    private long News
    {
        get
        {
            var news = timersSet + comings;
            foreach (var poller in attending)
            {
                news += poller.Mark.News;
            }

            return news;
        }
    }

    /// <summary>What foreign code may still bring without time passing.</summary>
    private int? WhatIsOutside(Hold hold, long now)
    {
        var leftThreadAt = 0L;
        var isKnown = false;
        hold.SeenAt = now;
        foreach (var poller in attending)
        {
            leftThreadAt = Math.Max(leftThreadAt, poller.Mark.LeftThreadAt);
            foreach (var work in poller.Mark.Work)
            {
                work.SeenAt = work.SeenAt == 0 ? now : work.SeenAt;
                hold.SeenAt = Math.Min(hold.SeenAt, work.SeenAt);
                isKnown = true;
            }
        }

        if (isKnown)
        {
            return 10;
        }

        return now - leftThreadAt < Moment ? 1 : rest.Look(News, now);
    }

    /// <summary>The time is up: none of what holds up the clock does so any longer.</summary>
    /// <returns>What to tell of it; null if that has been told.</returns>
    private Overdue? GiveUp()
    {
        var names = new List<string>();
        foreach (var poller in attending)
        {
            if (!poller.IsIdle && !poller.IsGivenUp)
            {
                poller.IsGivenUp = true;
                names.Add($"a step of {poller.Loop}");
            }

            foreach (var work in poller.Mark.Work)
            {
                work.IsGivenUp = true;
                names.Add(work.Describe());
            }
        }

        return timesGivenUp++ == 0 ? new Overdue(names) : null;
    }

    /// <summary>How long one loop has waited for the clock to jump.</summary>
    private sealed class Hold
    {
        private long now;
        private long since;
        private long late;
        private long expected;
        private long lastNews;
        private long newsAt;
        private long sinceForThreads;
        private long spentForThreads;
        private long spentAt;
        private long lookedAt;
        private long waited;
        private bool isExtended;

        /// <summary>It waits for threads of a loop's own, which take as long as they take.</summary>
        internal bool IsForThreads { get; set; }

        /// <summary>Nothing of .NET's own is waited for.</summary>
        internal bool IsUnasked { get; set; }

        internal Overdue? Overdue { get; set; }

        /// <summary>Since when the oldest is waited for of what goes on: it may have been so before this wait.</summary>
        internal long SeenAt { get; set; }

        /// <summary>A wait begins, by the clock at that time.</summary>
        internal void Begin(long time)
        {
            if (time != spentAt)
            {
                (spentAt, spentForThreads) = (time, 0);
            }

            (since, late, expected, SeenAt, sinceForThreads, lookedAt) = (0, 0, 0, long.MaxValue, 0, 0);
            (isExtended, Overdue) = (false, null);
        }

        /// <summary>The wait is over.</summary>
        internal void End(long now)
        {
            spentForThreads += sinceForThreads == 0 ? 0 : now - sinceForThreads;
            waited += lookedAt == 0 ? 0 : now - lookedAt;
        }

        /// <summary>How long it has waited since it was looked last, in this wait and those before.</summary>
        internal long SinceLastLook(long now)
        {
            var passed = waited + (lookedAt == 0 ? 0 : now - lookedAt);
            (lookedAt, waited) = (now, 0);
            return passed;
        }

        /// <summary>Whether something has begun or ended just before.</summary>
        internal bool HadNews => now - newsAt < Limit / 10;

        /// <summary>Looks whether the time is up.</summary>
        internal void Look(long at, long news)
        {
            now = at;
            since = since == 0 ? at : since;
            if (news != lastNews)
            {
                (lastNews, newsAt) = (news, at);
            }

            // Where the machine has too much to do this thread does not go on in time, and nor do others.
            late += expected == 0 ? 0 : Math.Max(0, at - expected);
        }

        /// <summary>
        /// How many milliseconds to wait at least: what has taken long may take as long again, and where the machine has much to do, many that look all the time are a
        /// part of that. But a moment at which all is at rest may be short, where others keep the pool busy.
        /// </summary>
        internal int Pause => (int)Math.Min((now - since) * 1000 / TimeProvider.System.TimestampFrequency / 32, 4);

        /// <summary>Goes on in so many milliseconds.</summary>
        internal int LookAfter(int pause)
        {
            expected = now + ((pause + 1) * TimeProvider.System.TimestampFrequency / 1000);
            return pause;
        }

        internal long Left(long most) => Math.Min(since, SeenAt) + late + (isExtended ? 5 * most : most) - now;

        /// <summary>Sets it up to five times as long.</summary>
        internal bool TryExtend() => !isExtended && (isExtended = true);

        /// <summary>How many milliseconds are left of the real time that is as long as the time to jump over, in all waits since the last jump.</summary>
        internal int LeftForThreads(long now, long ticks)
        {
            sinceForThreads = sinceForThreads == 0 ? now : sinceForThreads;
            var passed = (spentForThreads + now - sinceForThreads) * 1000 / TimeProvider.System.TimestampFrequency;
            return (int)Math.Clamp((ticks / TimeSpan.TicksPerMillisecond) - passed, 0, int.MaxValue);
        }
    }
}
