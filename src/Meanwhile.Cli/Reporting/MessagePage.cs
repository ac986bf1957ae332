using System.Text;
using Meanwhile.Cli.Shells;

namespace Meanwhile.Cli.Reporting;

/// <summary>Standard error: notes, and below them the status line that a terminal shows. Blocking; one call at a time.</summary>
internal sealed class MessagePage(Shell shell)
{
    private static readonly byte[] EraseLine = "\r\e[2K"u8.ToArray();

    private volatile bool isAbandoned;
    private volatile bool hasBegun;
    private long written;
    private bool isShown;

    /// <summary>Whether the notes of the present call are on their way.</summary>
    public bool HasBegun => hasBegun;

    /// <summary>How often something was taken.</summary>
    public long Written => Volatile.Read(ref written);

    /// <summary>A call that waits for somebody who takes nothing is to write nothing more, should it ever go on.</summary>
    public void Abandon() => isAbandoned = true;

    /// <summary>Takes the status line away, before something else is written to the same terminal.</summary>
    public void Erase()
    {
        hasBegun = false;
        if (isShown)
        {
            WriteText(EraseLine);
            isShown = false;
        }
    }

    /// <summary>Writes notes, and then the status line.</summary>
    public void Write(ReadOnlyMemory<byte> notes, string? status)
    {
        Erase();
        hasBegun = true;
        WriteText(notes.Span);
        if (status is not null)
        {
            WriteText(Encoding.UTF8.GetBytes(status));
            isShown = true;
        }
    }

    private void WriteText(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || isAbandoned)
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

        Interlocked.Increment(ref written);
    }
}
