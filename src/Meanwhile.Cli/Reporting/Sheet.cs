using System.Text;
using Meanwhile.Cli.Shells;

namespace Meanwhile.Cli.Reporting;

/// <summary>All that is written to, and the status line that the terminal shows below it. Blocking; one call at a time.</summary>
internal sealed class Sheet(Shell shell, IReadOnlyList<RowSink> sinks)
{
    private static readonly byte[] EraseLine = "\r\e[2K"u8.ToArray();

    private string? shown;

    /// <summary>Writes what the sinks have swapped, then notes, then the status line.</summary>
    /// <returns>Those sinks that take no more from now on, and why; null for none.</returns>
    public List<BrokenSink>? Write(ReadOnlyMemory<byte> notes, string? status)
    {
        if (shown is not null)
        {
            WriteError(EraseLine);
            shown = null;
        }

        List<BrokenSink>? broken = null;
        foreach (var sink in sinks)
        {
            if (sink.Write() is { } reason)
            {
                (broken ??= []).Add(new BrokenSink(sink, reason));
            }
        }

        WriteError(notes.Span);
        if (status is not null)
        {
            WriteError(Encoding.UTF8.GetBytes(status));
            shown = status;
        }

        return broken;
    }

    private void WriteError(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        try
        {
            shell.Error.Write(text);
            shell.Error.Flush();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // There is no third place to say so.
        }
    }
}
