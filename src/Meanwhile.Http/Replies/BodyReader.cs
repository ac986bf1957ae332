using System.Buffers;

namespace Meanwhile;

/// <summary>Reads a whole body in one go: the task is told when all of it is there, and not of each piece.</summary>
internal static class BodyReader
{
    private const int FirstBuffer = 4096;

    // What the server says about the length is believed up to here; beyond, memory is taken as the bytes come.
    private const int LargestTrusted = 1 << 20;

    internal static async Task<byte[]> ReadAll(HttpContent content, long? limit, CancellationToken cancellation)
    {
        var announced = content.Headers.ContentLength;
        if (announced > (limit ?? Array.MaxLength))
        {
            throw TooLarge(limit ?? Array.MaxLength);
        }

        var stream = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        return announced is <= LargestTrusted and var length
            ? await ReadExactly(stream, (int)length, cancellation).ConfigureAwait(false)
            : await ReadToEnd(stream, limit ?? Array.MaxLength, cancellation).ConfigureAwait(false);
    }

    internal static BodyTooLargeException TooLarge(long limit) => new(limit);

    private static async Task<byte[]> ReadExactly(Stream stream, int length, CancellationToken cancellation)
    {
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellation).ConfigureAwait(false);
        return body;
    }

    private static async Task<byte[]> ReadToEnd(Stream stream, long limit, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        var count = 0;
        try
        {
            while (true)
            {
                if (count == buffer.Length)
                {
                    buffer = Grown(buffer);
                }

                var read = await stream.ReadAsync(buffer.AsMemory(count), cancellation).ConfigureAwait(false);
                if (read == 0)
                {
                    return buffer.AsSpan(0, count).ToArray();
                }

                count += read;
                if (count > limit)
                {
                    throw TooLarge(limit);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grown(byte[] buffer)
    {
        if (buffer.Length == Array.MaxLength)
        {
            throw TooLarge(Array.MaxLength);
        }

        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(buffer.Length * 2L, Array.MaxLength));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
