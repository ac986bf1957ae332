namespace Meanwhile;

/// <summary>
/// The body of a reply as a stream: reads end with the task that reads, errors are told as the session tells them, and the end
/// of the body frees the connection.
/// </summary>
internal sealed class ReplyStream(HttpReply reply, Exchange exchange, Stream body) : Stream
{
    private CancellationTokenSource? linked;
    private CancellationToken linkedToGiven;
    private CancellationToken linkedToOwn;
    private long count;
    private bool isOver;

    public override bool CanRead => !isOver;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("The length of a reply's body is not known before its end. See the Content-Length header.");

    public override long Position
    {
        get => throw new NotSupportedException("The body of a reply cannot be sought in.");
        set => throw new NotSupportedException("The body of a reply cannot be sought in.");
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(isOver && count < 0, this);
        if (isOver)
        {
            return ValueTask.FromResult(0);
        }

        exchange.ThrowIfAborted();
        var own = Async.OwnToken;
        var token = Linked(cancellationToken, own);
        ValueTask<int> reading;
        using (ContextReplaced.ByNone())
        {
            try
            {
                reading = body.ReadAsync(buffer, token);
            }
            catch (Exception failure)
            {
                // Some ways to fail are told at once, and some by the task.
                reading = ValueTask.FromException<int>(failure);
            }
        }

        return reading.IsCompletedSuccessfully ? ValueTask.FromResult(Counted(reading.Result, buffer.Length)) : Finish(reading, buffer.Length, cancellationToken, own);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Reading the body of a reply would block the loop: use ReadAsync.");

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The body of a reply cannot be sought in.");

    public override void SetLength(long value) => throw new NotSupportedException("The body of a reply cannot be written.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The body of a reply cannot be written.");

    protected override void Dispose(bool disposing)
    {
        if (disposing && count >= 0)
        {
            End();

            // The last read may have ended on another thread, and the connection is freed on the loop: by now at the latest.
            reply.Dispose();
            count = -1;
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> Finish(ValueTask<int> reading, int room, CancellationToken given, CancellationToken own)
    {
        try
        {
            return Counted(await reading.ConfigureAwait(false), room);
        }
        catch (OperationCanceledException) when (own.IsCancellationRequested || given.IsCancellationRequested)
        {
            End();
            throw new OperationCanceledException(own.IsCancellationRequested ? own : given);
        }
        catch (Exception failure)
        {
            var told = exchange.Translate(failure, RequestPhase.Body);
            End();
            throw told;
        }
    }

    private int Counted(int read, int room)
    {
        count += read;
        if (count > exchange.BodyLimit)
        {
            var tooLarge = exchange.Translate(BodyReader.TooLarge(exchange.BodyLimit.Value), RequestPhase.Body);
            End();
            throw tooLarge;
        }

        if (read == 0 && room > 0)
        {
            End();
        }

        return read;
    }

    private void End()
    {
        if (!isOver)
        {
            isOver = true;
            linked?.Dispose();
            reply.Dispose();
        }
    }

    // The same task reads most of the time, so that one link serves all of its reads.
    private CancellationToken Linked(CancellationToken given, CancellationToken own)
    {
        if (!given.CanBeCanceled && !own.CanBeCanceled)
        {
            return exchange.Aborted;
        }

        if (linked is null || linkedToGiven != given || linkedToOwn != own)
        {
            linked?.Dispose();
            linked = CancellationTokenSource.CreateLinkedTokenSource(exchange.Aborted, given, own);
            linkedToGiven = given;
            linkedToOwn = own;
        }

        return linked.Token;
    }
}
