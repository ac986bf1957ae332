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
        result = 0;
        while (Socket.TrySend(rest.Span, out var sent))
        {
            rest = rest[sent..];
            if (rest.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    protected override bool TryEnter(SocketReadiness readiness) => readiness.TryWaitToWrite(this);

    protected override Exception ClosedError() => LinuxErrors.NotWritten(LinuxErrors.Canceled);

    protected override void Forget() => rest = default;
}
