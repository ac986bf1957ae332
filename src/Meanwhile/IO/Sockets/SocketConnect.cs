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
        Socket.ThrowIfNotConnected();
        return true;
    }

    protected override bool TryEnter(SocketReadiness readiness) => readiness.TryWaitToWrite(this);

    protected override Exception ClosedError() => LinuxErrors.ToException(LinuxErrors.Canceled);
}
