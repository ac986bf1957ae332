namespace Meanwhile;

internal sealed partial class Admission
{
    // The hosts of which one may be sent as soon as the session may send one, by when their first came. Made when one waits.
    private PriorityQueue<HostGate, long>? ready;
    private long lastTicket;
    private bool isAlarmSet;

    /// <summary>Stands in line; when the wait is done, the request may be sent.</summary>
    internal SlotWait Wait(Exchange exchange)
    {
        var now = Now;
        var gate = GateOf(exchange, now);
        var wait = new SlotWait(exchange, this, gate, ++lastTicket) { SessionFullBefore = fullTime.Until(now), HostFullBefore = gate.FullUntil(now) };
        gate.Waiting.AddLast(wait.Place);
        Offer(gate, now);
        Admit();
        return wait;
    }

    /// <summary>One that waited gave up.</summary>
    internal void Remove(SlotWait wait)
    {
        wait.Gate.Waiting.Remove(wait.Place);
        Forget(wait.Gate, Now);
    }

    /// <summary>Puts the host among those of which one may be sent, or sets an alarm for when that is so.</summary>
    private void Offer(HostGate gate, TimeSpan now)
    {
        if (gate.IsOffered || gate.IsFull || gate.Waiting.First is not { } first)
        {
            return;
        }

        var delay = gate.Delay(now);
        if (delay <= TimeSpan.Zero)
        {
            gate.IsOffered = true;
            (ready ??= new PriorityQueue<HostGate, long>()).Enqueue(gate, first.Value.Ticket);
        }
        else if (!gate.IsAlarmSet)
        {
            gate.IsAlarmSet = true;
            loop!.CallLater(delay, () =>
            {
                gate.IsAlarmSet = false;
                Offer(gate, Now);
                Admit();
            });
        }
    }

    private void Admit()
    {
        while (!IsFull && ready is not null && ready.TryPeek(out var gate, out var ticket))
        {
            var now = Now;
            if (pace?.Wait(now) is { } delay && delay > TimeSpan.Zero)
            {
                SetAlarm(delay);
                return;
            }

            ready.Dequeue();
            gate.IsOffered = false;

            // Its first may have given up, or the host asked for a pause since it was offered.
            if (gate.Waiting.First is { } first && first.Value.Ticket == ticket && gate.Delay(now) <= TimeSpan.Zero)
            {
                gate.Waiting.RemoveFirst();
                first.Value.Grant(Take(gate, now));
            }

            Offer(gate, now);
        }
    }

    private void SetAlarm(TimeSpan delay)
    {
        if (!isAlarmSet)
        {
            isAlarmSet = true;
            loop!.CallLater(delay, () =>
            {
                isAlarmSet = false;
                Admit();
            });
        }
    }
}
