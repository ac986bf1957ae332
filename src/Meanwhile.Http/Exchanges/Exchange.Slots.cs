namespace Meanwhile;

internal sealed partial class Exchange
{
    private bool holdsSessionSlot;
    private string? heldHost;
    private bool waitingForSlot;

    /// <summary>Takes the slots for the present request if that needs no wait.</summary>
    internal bool TryTakeSlots()
    {
        if (session.HostSlots is { } hosts && heldHost is null)
        {
            var authority = HostSlots.AuthorityOf(Url);
            if (!hosts.Of(authority).TryTake())
            {
                return false;
            }

            heldHost = authority;
        }

        holdsSessionSlot = holdsSessionSlot || session.Slots?.TryTake() != false;
        return holdsSessionSlot;
    }

    /// <summary>Waits for the slots, the host's first: a request that waits for its host takes no place from another.</summary>
    internal async Coroutine WaitForSlots()
    {
        waitingForSlot = true;
        if (session.HostSlots is { } hosts && heldHost is null)
        {
            var authority = HostSlots.AuthorityOf(Url);
            await Waiting(hosts.Of(authority).Wait(this));
            heldHost = authority;
            GiveBackIfAborted();
        }

        if (!holdsSessionSlot && session.Slots is { } slots && !slots.TryTake())
        {
            await Waiting(slots.Wait(this));
        }

        holdsSessionSlot = true;
        waitingForSlot = false;
        GiveBackIfAborted();
    }

    /// <summary>Gives the slots to those who wait.</summary>
    internal void ReleaseSlots()
    {
        if (holdsSessionSlot)
        {
            holdsSessionSlot = false;
            session.Slots?.Release();
        }

        if (heldHost is { } authority)
        {
            heldHost = null;
            session.HostSlots!.Release(authority);
        }
    }

    // The request may have been ended between the moment it was given the slot and the moment it goes on.
    private void GiveBackIfAborted()
    {
        if (reason != AbortReason.None)
        {
            ReleaseSlots();
            throw AbortException();
        }
    }

    private SlotWait Waiting(SlotWait wait)
    {
        current = wait;
        return wait;
    }
}
