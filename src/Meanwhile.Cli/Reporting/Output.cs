using System.Buffers;
using System.Text;
using Meanwhile.Cli.Check;
using Meanwhile.Cli.Shells;

namespace Meanwhile.Cli.Reporting;

/// <summary>
/// The one writer of a run: rows on standard output and in files, notes and the status line on standard error. It writes off the loop,
/// because a pipe or a terminal may block as long as it likes, and takes all that has come up in one go.
/// </summary>
/// <param name="shell">Where to write.</param>
/// <param name="sinks">Where the rows go.</param>
/// <param name="broke">Told, once for each sink and on the loop, when it takes no more.</param>
internal sealed partial class Output(Shell shell, IReadOnlyList<RowSink> sinks, Action<RowSink, string> broke)
{
    private const int MostPending = 256 * 1024;

    private readonly List<Future> waiting = [];
    private Sheet sheet = new(shell, sinks);
    private ArrayBufferWriter<byte> notes = new();
    private ArrayBufferWriter<byte> spareNotes = new();
    private string? status;
    private bool statusChanged;
    private bool isClosing;
    private Future? news;

    /// <summary>Writes until <see cref="Close"/>, and then what is left.</summary>
    public async Coroutine Run()
    {
        while (true)
        {
            if (Pending + notes.WrittenCount == 0 && !statusChanged)
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

            foreach (var sink in sinks)
            {
                sink.Swap();
            }

            (notes, spareNotes) = (spareNotes, notes);
            statusChanged = false;
            var (note, line) = (spareNotes, status);
            var broken = await Task.Run(() => sheet.Write(note.WrittenMemory, line));
            spareNotes.ResetWrittenCount();
            WakeWaiting();
            if (broken is null)
            {
                continue;
            }

            foreach (var (sink, reason) in broken)
            {
                sink.IsBroken = true;
                broke(sink, reason);
            }
        }
    }

    /// <summary>Writes what stands before the rows.</summary>
    public void Begin()
    {
        foreach (var sink in sinks)
        {
            sink.Begin();
        }

        Wake();
    }

    /// <summary>Writes a row. Await <see cref="Room"/> after it.</summary>
    public void Write(Row row)
    {
        foreach (var sink in sinks)
        {
            sink.Add(row);
        }

        Wake();
    }

    /// <summary>Waits while too much is waiting to be written.</summary>
    public async Coroutine Room()
    {
        while (Pending > MostPending)
        {
            var room = new Future();
            waiting.Add(room);
            await room;
        }
    }

    /// <summary>Writes a line for people to standard error.</summary>
    public void Note(string message)
    {
        Encoding.UTF8.GetBytes($"meanwhile: {Printable.Of(message)}\n", notes);
        Wake();
    }

    /// <summary>Writes text for people to the first sink.</summary>
    public void WriteText(string text)
    {
        sinks[0].AddText(text);
        Wake();
    }

    /// <summary>Writes text for people to standard error, as it is.</summary>
    public void WriteErrorText(string text)
    {
        Encoding.UTF8.GetBytes(text, notes);
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

    private int Pending
    {
        get
        {
            var pending = 0;
            for (var index = 0; index < sinks.Count; index++)
            {
                pending += sinks[index].IsBroken ? 0 : sinks[index].Pending;
            }

            return pending;
        }
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
