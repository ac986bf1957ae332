using System.Text;
using Meanwhile.Cli.Shells;

namespace Meanwhile.Cli.Reporting;

/// <summary>All that is written to, and the status line that the terminal shows below it. Blocking; one call at a time.</summary>
internal sealed class Sheet(Shell shell, IReadOnlyList<RowSink> sinks)
{
    private static readonly byte[] EraseLine = "\r\e[2K"u8.ToArray();

    private volatile bool isAbandoned;
    private volatile bool hasBegunNotes;
    private string? shown;

    /// <summary>Whether the notes of the present call are on their way.</summary>
    public bool HasBegunNotes => hasBegunNotes;

    /// <summary>A call that waits for somebody who takes nothing is to write nothing more, should it ever go on.</summary>
    public void Abandon() => isAbandoned = true;

    /// <summary>Writes what the sinks have swapped, then notes, then the status line.</summary>
    /// <returns>Those sinks that take no more from now on, and why; null for none.</returns>
    public List<BrokenSink>? Write(ReadOnlyMemory<byte> notes, string? status)
    {
        hasBegunNotes = false;
        if (shown is not null)
        {
            WriteError(EraseLine);
            shown = null;
        }

        // Files first: standard output may be a pipe that nobody reads.
        List<BrokenSink>? broken = null;
        for (var index = sinks.Count - 1; index >= 0; index--)
        {
            if (!isAbandoned && !sinks[index].IsBroken && sinks[index].Write() is { } reason)
            {
                (broken ??= []).Add(new BrokenSink(sinks[index], reason));
            }
        }

        if (isAbandoned)
        {
            return broken;
        }

        hasBegunNotes = true;
        WriteError(notes.Span);
        if (status is not null)
        {
            WriteError(Encoding.UTF8.GetBytes(status));
            shown = status;
        }

        return broken;
    }

    /// <summary>Writes what is left wherever no write waits for somebody to take it.</summary>
    /// <returns>Those sinks that could not be written, and why.</returns>
    public List<BrokenSink> WriteRest()
    {
        var broken = new List<BrokenSink>();
        for (var index = sinks.Count - 1; index >= 0; index--)
        {
            if (!sinks[index].IsBroken && sinks[index].WriteRest() is { } reason)
            {
                broken.Add(new BrokenSink(sinks[index], reason));
            }
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
