using System.Buffers;
using System.Text;
using Meanwhile.Cli.Check;
using Meanwhile.Cli.Reporting.Formats;

namespace Meanwhile.Cli.Reporting;

/// <summary>One place where rows are written: standard output or a file. What has come up waits in one buffer while another is written.</summary>
internal sealed class RowSink(string name, IRowFormat format, Stream stream, bool onlyDown = false)
{
    public const string ClosedByReader = "closed by its reader";

    // So that a reader who takes little at a time is seen to take something.
    private const int PieceSize = 64 * 1024;

    // Held while it is written.
    private readonly Lock gate = new();
    private long written;
    private ArrayBufferWriter<byte> pending = new();
    private ArrayBufferWriter<byte> writing = new();

    public string Name => name;

    public bool IsFile { get; init; }

    /// <summary>How many bytes it has taken.</summary>
    public long Written => Volatile.Read(ref written);

    /// <summary>Whether it takes no more.</summary>
    public bool IsBroken { get; set; }

    /// <summary>How many bytes wait to be written.</summary>
    public int Pending => pending.WrittenCount;

    public void Begin() => format.Begin(pending);

    public void Add(Row row)
    {
        if (!IsBroken && !(onlyDown && row.IsUp))
        {
            format.Write(row, pending);
        }
    }

    public void AddText(string text) => Encoding.UTF8.GetBytes(text, pending);

    public void End(Func<bool, string> summary) => format.End(summary, pending);

    /// <summary>What has come up is to be written next.</summary>
    public void Swap() => (pending, writing) = (writing, pending);

    /// <summary>Writes what was swapped. Blocking.</summary>
    /// <returns>Why it takes no more, or null.</returns>
    public string? Write()
    {
        lock (gate)
        {
            return WriteSwapped();
        }
    }

    /// <summary>Writes all that is left, unless a write of before is still waiting for somebody to take it. Blocking; nothing may be added meanwhile.</summary>
    /// <returns>Why that cannot be, or null.</returns>
    public string? WriteRest()
    {
        if (!gate.TryEnter())
        {
            return $"nobody reads it; {writing.WrittenCount + pending.WrittenCount} bytes or more were left";
        }

        try
        {
            if (WriteSwapped() is { } reason)
            {
                return reason;
            }

            Swap();
            return WriteSwapped();
        }
        finally
        {
            gate.Exit();
        }
    }

    private string? WriteSwapped()
    {
        try
        {
            for (var rest = IsBroken ? default : writing.WrittenMemory; rest.Length > 0;)
            {
                var piece = rest[..Math.Min(rest.Length, PieceSize)];
                stream.Write(piece.Span);
                rest = rest[piece.Length..];
                if (rest.IsEmpty)
                {
                    stream.Flush();
                }

                Interlocked.Add(ref written, piece.Length);
            }

            return null;
        }
        catch (Exception failure) when (IsRefusal(failure))
        {
            return Reason(failure);
        }
        finally
        {
            writing.ResetWrittenCount();
        }
    }

    /// <summary>Ends a file, with what its head could not know. Blocking.</summary>
    /// <returns>Why it could not be ended, or null.</returns>
    public string? Close(Tally tally, TimeSpan elapsed)
    {
        try
        {
            if (!IsBroken && stream.CanSeek && format.FinalHead(tally, elapsed) is { } head)
            {
                stream.Position = 0;
                stream.Write(head);
            }

            stream.Dispose();
            return null;
        }
        catch (Exception failure) when (IsRefusal(failure))
        {
            return IsBroken ? null : Reason(failure);
        }
    }

    private static bool IsRefusal(Exception failure) => failure is IOException or UnauthorizedAccessException or ObjectDisposedException or NotSupportedException;

    private static string Reason(Exception failure) =>
        failure.Message.Contains("Broken pipe", StringComparison.OrdinalIgnoreCase) ? ClosedByReader : $"cannot be written: {failure.Message}";
}
