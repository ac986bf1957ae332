using System.Buffers;
using System.Text;
using Meanwhile.Cli.Check;
using Meanwhile.Cli.Shells;

namespace Meanwhile.Cli.Reporting;

/// <summary>
/// The one writer of a run: rows on standard output, notes and the status line on standard error. It writes off the loop, because
/// a pipe or a terminal may block as long as it likes, and takes all that has come up in one go.
/// </summary>
/// <param name="shell">Where to write.</param>
/// <param name="broke">Told, once and on the loop, when standard output takes no more.</param>
internal sealed class Output(Shell shell, Action<string> broke)
{
    private const int MostPending = 256 * 1024;

    private readonly List<Future> waiting = [];
    private readonly Sheet sheet = new(shell);
    private ArrayBufferWriter<byte> rows = new();
    private ArrayBufferWriter<byte> notes = new();
    private ArrayBufferWriter<byte> spareRows = new();
    private ArrayBufferWriter<byte> spareNotes = new();
    private string? status;
    private bool statusChanged;
    private bool isBroken;
    private bool isClosing;
    private Future? news;

    /// <summary>Writes until <see cref="Close"/>, and then what is left.</summary>
    public async Coroutine Run()
    {
        while (true)
        {
            if (rows.WrittenCount + notes.WrittenCount == 0 && !statusChanged)
            {
                if (isClosing)
                {
                    return;
                }

                news = new Future();
                await news;
                news = null;
                continue;
            }

            (rows, spareRows) = (spareRows, rows);
            (notes, spareNotes) = (spareNotes, notes);
            statusChanged = false;
            var (row, note, line) = (spareRows, spareNotes, status);
            var failure = await Task.Run(() => sheet.Write(isBroken ? default : row.WrittenMemory, note.WrittenMemory, line));
            spareRows.ResetWrittenCount();
            spareNotes.ResetWrittenCount();
            WakeWaiting();
            if (failure is not null && !isBroken)
            {
                isBroken = true;
                broke(failure);
            }
        }
    }

    /// <summary>Writes a row; waits while too much is waiting to be written.</summary>
    public async Coroutine Write(Row row, IRowFormat format)
    {
        while (rows.WrittenCount > MostPending)
        {
            var room = new Future();
            waiting.Add(room);
            await room;
        }

        if (!isBroken)
        {
            format.Write(row, rows);
            Wake();
        }
    }

    /// <summary>Writes a line for people to standard error.</summary>
    public void Note(string message)
    {
        Encoding.UTF8.GetBytes($"meanwhile: {Printable.Of(message)}\n", notes);
        Wake();
    }

    /// <summary>Writes text for people to standard output.</summary>
    public void WriteText(string text)
    {
        Encoding.UTF8.GetBytes(text, rows);
        Wake();
    }

    public void WriteSummary(string text, bool toOutput)
    {
        status = null;
        statusChanged = true;
        Encoding.UTF8.GetBytes(text, toOutput ? rows : notes);
        Wake();
    }

    /// <summary>Shows a line below everything else in place of the one before; null takes it away.</summary>
    public void ShowStatus(string? line)
    {
        status = line;
        statusChanged = true;
        Wake();
    }

    /// <summary>No more comes: <see cref="Run"/> ends once all is written.</summary>
    public void Close()
    {
        isClosing = true;
        Wake();
    }

    private void Wake()
    {
        if (news is { IsDone: false })
        {
            news.SetResult();
        }
    }

    private void WakeWaiting()
    {
        foreach (var room in waiting)
        {
            if (!room.IsDone)
            {
                room.SetResult();
            }
        }

        waiting.Clear();
    }
}
