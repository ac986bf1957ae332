namespace Meanwhile;

/// <summary>A request's place in a queue. It leaves the queue when it is cancelled or its time is up.</summary>
internal sealed class SlotWait : Future, IAbortable
{
    private readonly Exchange exchange;
    private readonly LinkedList<SlotWait> queue;
    private readonly string what;

    internal SlotWait(Exchange exchange, LinkedList<SlotWait> queue, string what = "a free connection")
        : base(exchange.Loop)
    {
        this.exchange = exchange;
        this.queue = queue;
        this.what = what;
        Place = new LinkedListNode<SlotWait>(this);
    }

    internal LinkedListNode<SlotWait> Place { get; }

    internal override bool CancelPending(string? message)
    {
        queue.Remove(Place);
        base.CancelPending(message);
        exchange.Abort(AbortReason.Cancelled, message);
        return true;
    }

    void IAbortable.Abort(Exception reason)
    {
        if (!IsDone)
        {
            queue.Remove(Place);
            SetException(reason);
        }
    }

    internal override string Describe() => $"{what} for {exchange.Describe()}";
}
