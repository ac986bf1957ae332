using System.Net.Sockets;
using System.Threading.Tasks.Sources;

namespace Meanwhile;

/// <summary>Waits for a connection to be there.</summary>
internal sealed class SocketConnect(LoopSocket socket) : SocketOperation(socket), IValueTaskSource<Stream>
{
    internal ValueTask<Stream> Run(CancellationToken token)
    {
        Take();
        return new ValueTask<Stream>(this, Begin(token));
    }

    Stream IValueTaskSource<Stream>.GetResult(short token)
    {
        try
        {
            GetResult(token);
            return new LoopStream(Socket);
        }
        catch
        {
            Socket.Dispose();
            throw;
        }
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
