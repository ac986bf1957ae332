using System.Net.Sockets;

namespace Meanwhile;

/// <summary>Waits for a connection to be there.</summary>
internal sealed class SocketConnect(LoopSocket socket) : SocketOperation(socket)
{
    internal ValueTask Run(CancellationToken token)
    {
        Take();
        return new ValueTask(this, Begin(token));
    }

    protected override bool TryFinish(out int result)
    {
        result = 0;
        var outcome = Socket.ConnectOutcome();
        return outcome == SocketError.Success ? true : throw new SocketException((int)outcome);
    }

    protected override bool TryEnter(SocketReadiness readiness) => readiness.TryWaitToWrite(this);

    protected override Exception ClosedError() => new SocketException((int)SocketError.OperationAborted);
}
