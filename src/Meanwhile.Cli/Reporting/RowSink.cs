using System.Buffers;
using System.Text;
using Meanwhile.Cli.Check;
using Meanwhile.Cli.Reporting.Formats;

namespace Meanwhile.Cli.Reporting;

/// <summary>One place where rows are written: standard output or a file. What has come up waits in one buffer while another is written.</summary>
internal sealed class RowSink(string name, IRowFormat format, Stream stream, bool onlyDown = false)
{
    public const string ClosedByReader = "closed by its reader";

    private ArrayBufferWriter<byte> pending = new();
    private ArrayBufferWriter<byte> writing = new();

    public string Name => name;

    public bool IsFile { get; init; }

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
        try
        {
            if (writing.WrittenCount > 0 && !IsBroken)
            {
                stream.Write(writing.WrittenSpan);
                stream.Flush();
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
