using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// A connection that fails by an error which the handler does not answer by sending the request again, as long as nothing has come; and
/// that tells at once when what comes first is no answer.
/// </summary>
internal sealed class UnansweredStream(Stream connection) : DuplexStream
{
    private static ReadOnlySpan<byte> AnswerBegins => "HTTP/"u8;

    // Asked by the one who reads, on the loop's thread, and set by the one who sends.
    private volatile bool isAnswered;
    private int begun;

    public override bool CanRead => connection.CanRead;

    public override bool CanWrite => connection.CanWrite;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var reading = connection.ReadAsync(buffer, cancellationToken);
        if (buffer.IsEmpty)
        {
            // A read of no bytes waits until there are some, and brings none.
            return reading;
        }

        // The handler begins to read before it sends: whether this is the end of an answer or of a request that got none shows only then.
        return reading.IsCompletedSuccessfully && isAnswered ? reading : Read(reading, buffer);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // After an answer: a request that a server may get twice the handler sends again by itself, where the server had closed the
        // connection that was kept.
        if (isAnswered && !IdempotentMethods.Begin(buffer.Span))
        {
            (isAnswered, begun) = (false, 0);
        }

        var writing = connection.WriteAsync(buffer, cancellationToken);
        return isAnswered || writing.IsCompletedSuccessfully ? writing : WriteFirst(writing);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => connection.FlushAsync(cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            connection.Dispose();
        }

        base.Dispose(disposing);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> Read(ValueTask<int> reading, Memory<byte> buffer)
    {
        int count;
        try
        {
            count = await reading.ConfigureAwait(false);
        }
        catch (IOException broken) when (!isAnswered)
        {
            throw Ended(HttpRequestError.Unknown, broken);
        }

        if (isAnswered)
        {
            return count;
        }

        if (count == 0)
        {
            throw Ended(HttpRequestError.ResponseEnded, null);
        }

        Look(buffer.Span[..count]);
        return count;
    }

    /// <summary>
    /// An answer in HTTP/0.9 is a body alone, and ends with the connection, as one that was cut does. What has the end of a line the handler
    /// tells itself, with the line.
    /// </summary>
    private void Look(ReadOnlySpan<byte> bytes)
    {
        var due = Math.Min(bytes.Length, AnswerBegins.Length - begun);
        if (!bytes[..due].SequenceEqual(AnswerBegins.Slice(begun, due)) && !bytes.Contains((byte)'\n'))
        {
            throw new HttpRequestException(HttpRequestError.InvalidResponse, "the answer does not begin with a status line. That is HTTP/0.9, or no HTTP at all.");
        }

        begun += due;
        isAnswered = begun == AnswerBegins.Length || bytes.Contains((byte)'\n');
    }

    private static async ValueTask WriteFirst(ValueTask writing)
    {
        try
        {
            await writing.ConfigureAwait(false);
        }
        catch (IOException broken)
        {
            throw Ended(HttpRequestError.Unknown, broken);
        }
    }

    private static HttpRequestException Ended(HttpRequestError error, IOException? reason) =>
        new(error, "The connection ended before the answer began.", reason);
}
