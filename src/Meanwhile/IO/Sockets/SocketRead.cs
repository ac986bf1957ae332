namespace Meanwhile;

/// <summary>A read that waits for something to come.</summary>
internal sealed class SocketRead(LoopSocket socket) : SocketOperation(socket)
{
    private Memory<byte> buffer;

    internal ValueTask<int> Run(Memory<byte> into, CancellationToken token)
    {
        if (token.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<int>(token);
        }

        Take();
        Socket.ForgetOldNews();
        if (Socket.HadItsTurn && EventLoop.RunningHere is not null)
        {
            buffer = into;
            return new ValueTask<int>(this, BeginOnPool(token));
        }

        try
        {
            if (Socket.TryReceive(into.Span, out var count))
            {
                GiveBack();
                return new ValueTask<int>(count);
            }
        }
        catch (Exception failure)
        {
            GiveBack();
            return ValueTask.FromException<int>(failure);
        }

        buffer = into;
        return new ValueTask<int>(this, Begin(token));
    }

    protected override bool TryFinish(out int result) => Socket.TryReceive(buffer.Span, out result);

    protected override bool TryEnter(SocketReadiness readiness) => readiness.TryWaitToRead(this);

    protected override void NewsCame() => Socket.MayBeReadable();

    protected override void NextTurn() => Socket.BeginTurn();

    protected override Exception ClosedError() => LinuxErrors.NotRead(LinuxErrors.Canceled);

    protected override void Forget() => buffer = default;
}
