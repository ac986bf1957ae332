using System.Text;
using Meanwhile.Cli.Shells;

namespace Meanwhile.Cli.Reporting;

/// <summary>Both standard streams, and the status line that the terminal shows between them. Blocking; one call at a time.</summary>
internal sealed class Sheet(Shell shell)
{
    private static readonly byte[] EraseLine = "\r\e[2K"u8.ToArray();

    private string? shown;

    /// <returns>Why standard output takes no more, or null.</returns>
    public string? Write(ReadOnlyMemory<byte> rows, ReadOnlyMemory<byte> notes, string? status)
    {
        if (shown is not null)
        {
            WriteError(EraseLine);
            shown = null;
        }

        var failure = rows.IsEmpty ? null : WriteRows(rows);
        WriteError(notes.Span);
        if (status is not null)
        {
            WriteError(Encoding.UTF8.GetBytes(status));
            shown = status;
        }

        return failure;
    }

    private string? WriteRows(ReadOnlyMemory<byte> rows)
    {
        try
        {
            shell.Output.Write(rows.Span);
            shell.Output.Flush();
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            return failure.Message.Contains("Broken pipe", StringComparison.OrdinalIgnoreCase)
                ? "closed by its reader"
                : $"cannot be written: {failure.Message}";
        }
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
