using System.Runtime.CompilerServices;

namespace Meanwhile;

public sealed partial class HttpReply
{
    private const int ChunkSize = 16 * 1024;

    private byte[]? whole;
    private bool isBeingRead;

    /// <summary>Reads the body as text, by the character set that the server names, else as UTF-8. May be called again.</summary>
    /// <exception cref="InvalidOperationException">The body was given out as a stream, or another call reads it now.</exception>
    /// <exception cref="ObjectDisposedException">The reply was disposed before its body was read.</exception>
    /// <exception cref="HttpSessionException">From the await: the body was cut, or is larger than allowed.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time of the whole request was up.</exception>
    public Coroutine<string> Text()
    {
        RequireReadable();
        return ReadText();
    }

    /// <summary>Reads the body. May be called again, and gives the same array.</summary>
    /// <exception cref="InvalidOperationException">The body was given out as a stream, or another call reads it now.</exception>
    /// <exception cref="ObjectDisposedException">The reply was disposed before its body was read.</exception>
    /// <exception cref="HttpSessionException">From the await: the body was cut, or is larger than allowed.</exception>
    /// <exception cref="HttpTimeoutException">From the await: the time of the whole request was up.</exception>
    public Coroutine<byte[]> Bytes()
    {
        RequireReadable();
        return ReadBytes();
    }

    /// <summary>
    /// Gives the body as a stream, which may be open longer than the time of the whole request. Its reads end when the task that
    /// reads is cancelled. Dispose it, or read it to its end.
    /// </summary>
    /// <exception cref="InvalidOperationException">The body was given out as a stream before, or another call reads it now.</exception>
    /// <exception cref="ObjectDisposedException">The reply was disposed before its body was read.</exception>
    public Stream Stream()
    {
        RequireReadable();
        if (whole is { } kept)
        {
            return new MemoryStream(kept, writable: false);
        }

        isBeingRead = true;
        exchange.DisarmDeadline();
        return new ReplyStream(this, exchange, response.Content.ReadAsStream());
    }

    /// <summary>Gives the body piece by piece as it comes, as <see cref="Stream"/> does. A piece is good until the next one is asked for.</summary>
    /// <param name="cancellationToken">Ends the reading too; the task's own cancellation does so without it.</param>
    /// <exception cref="InvalidOperationException">The body was given out as a stream before, or another call reads it now.</exception>
    /// <exception cref="ObjectDisposedException">The reply was disposed before its body was read.</exception>
    /// <exception cref="HttpSessionException">From the iteration: the body was cut, or is larger than allowed.</exception>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> Chunks(CancellationToken cancellationToken = default)
    {
        return Pieces(Stream(), cancellationToken);

        static async IAsyncEnumerable<ReadOnlyMemory<byte>> Pieces(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await using (stream)
            {
                var buffer = new byte[ChunkSize];
                while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
                {
                    yield return buffer.AsMemory(0, count);
                }
            }
        }
    }

    private void RequireReadable()
    {
        if (whole is not null)
        {
            return;
        }

        if (isBeingRead)
        {
            throw new InvalidOperationException(
                $"The body of {exchange.Describe()} is being read already. It comes once: read it as a whole with Bytes or Text, and then again as often as you like."
            );
        }

        if (exchange.IsFinished)
        {
            exchange.ThrowIfAborted();
            throw new ObjectDisposedException(nameof(HttpReply), $"The reply to {exchange.Describe()} was disposed before its body was read. Read it first.");
        }
    }

    private async Coroutine<string> ReadText() => BodyText.Decode(await ReadBytes(), response.Content.Headers.ContentType?.CharSet);

    private async Coroutine<byte[]> ReadBytes()
    {
        RequireReadable();
        if (whole is { } kept)
        {
            return kept;
        }

        isBeingRead = true;
        try
        {
            Task<byte[]> reading;
            using (ContextReplaced.ByNone())
            {
                reading = BodyReader.ReadAll(response.Content, exchange.BodyLimit, exchange.Aborted);
            }

            // A small body mostly came with the headers.
            return Keep(reading.IsCompletedSuccessfully ? await reading : await exchange.Read(reading));
        }
        catch
        {
            GC.SuppressFinalize(this);
            exchange.Finish();
            throw;
        }
        finally
        {
            isBeingRead = false;
        }
    }

    private byte[] Keep(byte[] body)
    {
        whole = body;
        GC.SuppressFinalize(this);
        exchange.Finish();
        return body;
    }
}
