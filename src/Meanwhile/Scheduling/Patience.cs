namespace Meanwhile;

/// <summary>
/// What the loop waits for so long and no longer, by the real clock. One timer of the system serves all; there is none until the
/// first is needed.
/// </summary>
internal sealed class Patience(EventLoop loop) : IReadyItem, IDisposable
{
    private readonly PriorityQueue<(IPatient Who, long Stamp), (long Due, long Sequence)> waiting = new();
    private const int Fewest = 64;

    private long lastSequence;
    private int pruneAt = Fewest;
    private long armedFor = long.MaxValue;
    private ITimer? timer;

    /// <summary>Whether something is waited for.</summary>
    internal bool IsWaiting => waiting.Count > 0;

    /// <summary>Calls back at that time.</summary>
    internal void WaitUntil(long due, IPatient who, long stamp = 0)
    {
        if (due == long.MaxValue)
        {
            return;
        }

        if (waiting.Count >= pruneAt)
        {
            Prune();
        }

        waiting.Enqueue((who, stamp), (due, ++lastSequence));
        if (due < armedFor)
        {
            Arm(due);
        }
    }

    // Run from the inbox, where the timer has put it.
    void IReadyItem.Run()
    {
        armedFor = long.MaxValue;
        loop.ForgetReach();
        var now = loop.RealTime.Now;
        while (waiting.TryPeek(out var next, out var place) && place.Due <= now)
        {
            waiting.Dequeue();
            if (next.Who.Waits(next.Stamp))
            {
                next.Who.RunOut(next.Stamp);
            }
        }

        loop.ForgetReach();

        if (waiting.TryPeek(out _, out var first))
        {
            Arm(first.Due);
        }
        else
        {
            waiting.TrimExcess();
        }
    }

    public void Dispose()
    {
        waiting.Clear();
        timer?.Dispose();
    }

    // Most end long before their time, and must not be kept for so long.
    private void Prune()
    {
        var left = waiting.UnorderedItems.Where(static each => each.Element.Who.Waits(each.Element.Stamp)).ToArray();
        waiting.Clear();
        waiting.EnqueueRange(left);
        pruneAt = Math.Max(Fewest, left.Length * 2);
    }

    private void Arm(long due)
    {
        armedFor = due;

        // A millisecond more, since a timer may come a little early.
        var time = loop.RealTime.Until(due) + TimeSpan.FromMilliseconds(1);
        if (timer is not null)
        {
            timer.Change(time, Timeout.InfiniteTimeSpan);
            return;
        }

        timer = loop.RealTime.Timer(static self => ((Patience)self!).Tell(), this, time);
    }

    private void Tell() => loop.Inbox.Add(this);
}
