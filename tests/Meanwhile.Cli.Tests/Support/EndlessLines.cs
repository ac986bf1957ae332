using System.Text;

namespace Meanwhile.Cli.Tests.Support;

/// <summary>Standard input that is made up as it is read.</summary>
internal sealed class EndlessLines(Func<int, string?> line) : Stream
{
    private int given;

    /// <summary>How many lines were asked for.</summary>
    public int Given => Volatile.Read(ref given);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var written = 0;
        while (line(given) is { } next && written + Encoding.UTF8.GetMaxByteCount(next.Length + 1) < count)
        {
            written += Encoding.UTF8.GetBytes(next + "\n", buffer.AsSpan(offset + written));
            given++;
        }

        return written;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
