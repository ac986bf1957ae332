namespace Meanwhile;

/// <summary>Something that a task can be parked on.</summary>
internal interface IWaitable
{
    /// <summary>Remembers the task, to wake it when the wait is over; wakes it at once if it is over already.</summary>
    void Register(LoopTask parking);

    /// <summary>
    /// A cancel has reached the parked task. Ends the wait, now or by passing the cancel on, and takes the request off the
    /// task if whoever is awaited will bring it; or leaves the request standing, to meet the next suspension.
    /// </summary>
    void Interrupt(LoopTask parked, CancelRequest request);

    /// <summary>What the task waits for, in a few words.</summary>
    string Describe(LoopTask parked);
}
