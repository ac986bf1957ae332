namespace Meanwhile;

/// <summary>A <see cref="LoopSocket"/> as a stream, for .NET's own libraries.</summary>
internal sealed class LoopStream(LoopSocket socket) : DuplexStream
{
    public override bool CanRead => !socket.IsClosed;

    public override bool CanWrite => !socket.IsClosed;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => socket.Read(buffer, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => socket.Write(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            socket.Dispose();
        }

        base.Dispose(disposing);
    }
}
