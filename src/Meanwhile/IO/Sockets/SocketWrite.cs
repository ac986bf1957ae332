namespace Meanwhile;

/// <summary>A write that waits for room.</summary>
internal sealed class SocketWrite(LoopSocket socket) : SocketOperation(socket)
{
    private ReadOnlyMemory<byte> rest;

    internal ValueTask Run(ReadOnlyMemory<byte> left, CancellationToken token)
    {
        Take();
        rest = left;
        return new ValueTask(this, Begin(token));
    }

    protected override bool TryFinish(out int result)
    {
        // Once: what it does not take has to wait for room, of which there is news.
        result = 0;
        if (Socket.TrySend(rest.Span, out var sent))
        {
            rest = rest[sent..];
        }

        return rest.IsEmpty;
    }

    protected override bool TryEnter(SocketReadiness readiness) => readiness.TryWaitToWrite(this);

    protected override Exception ClosedError() => LinuxErrors.NotWritten(LinuxErrors.Canceled);

    protected override void Forget() => rest = default;
}
