namespace Meanwhile;

/// <summary>A request's place among those that wait to be sent. It leaves when it is cancelled or its time is up.</summary>
internal sealed class SlotWait : Future, IAbortable
{
    private readonly Exchange exchange;
    private readonly Admission admission;

    internal SlotWait(Exchange exchange, Admission admission, HostGate gate, long ticket)
        : base(exchange.Loop)
    {
        this.exchange = exchange;
        this.admission = admission;
        Gate = gate;
        Ticket = ticket;
        Place = new LinkedListNode<SlotWait>(this);
    }

    internal HostGate Gate { get; }

    /// <summary>The how-manieth it was to come.</summary>
    internal long Ticket { get; }

    internal LinkedListNode<SlotWait> Place { get; }

    /// <summary>How long all connections of the session had been taken when it came.</summary>
    internal TimeSpan SessionFullBefore { get; init; }

    /// <summary>How long all connections of the host had been taken when it came.</summary>
    internal TimeSpan HostFullBefore { get; init; }

    /// <summary>It may be sent, and has what it needs for that.</summary>
    internal void Grant(HostGate taken)
    {
        exchange.Hold(taken);
        SetResult();
    }

    internal override bool CancelPending(string? message)
    {
        admission.Remove(this);
        base.CancelPending(message);
        exchange.Abort(AbortReason.Cancelled, message);
        return true;
    }

    void IAbortable.Abort(Exception reason)
    {
        if (!IsDone)
        {
            admission.Remove(this);
            SetException(reason);
        }
    }

    internal override string Describe() => $"{admission.DescribeWait(this)} for {exchange.Describe()}";
}
