using Meanwhile.Cli.Check;
using Meanwhile.Cli.Shells;

namespace Meanwhile.Cli.Reporting;

/// <summary>
/// The one writer of a run: rows on standard output and in files, notes and the status line on standard error. It writes off the loop,
/// because a pipe or a terminal may block as long as it likes, and takes all that has come up in one go. What goes to standard error
/// holds up no row, unless both are the same terminal, which shows one after the other.
/// </summary>
internal sealed partial class Output
{
    private const int MostPending = 256 * 1024;

    private readonly IReadOnlyList<RowSink> sinks;
    private readonly Action<RowSink, string> broke;
    private readonly Messages messages;
    private readonly bool isShared;
    private readonly List<Future> waiting = [];
    private readonly Future areRowsOver = new();
    private Sheet sheet;
    private bool isClosing;
    private Future? news;

    /// <param name="shell">Where to write.</param>
    /// <param name="sinks">Where the rows go.</param>
    /// <param name="broke">Told, once for each sink and on the loop, when it takes no more.</param>
    public Output(Shell shell, IReadOnlyList<RowSink> sinks, Action<RowSink, string> broke)
    {
        this.sinks = sinks;
        this.broke = broke;
        isShared = shell is { OutputIsTerminal: true, ErrorIsTerminal: true };
        messages = new Messages(shell) { Wakes = isShared ? Wake : null };
        sheet = new Sheet(sinks, isShared ? messages.Page : null);
    }

    /// <summary>How often standard error has taken something.</summary>
    public long MessagesWritten => messages.Written;

    /// <summary>Writes rows until <see cref="Close"/>, and then what is left.</summary>
    public async Coroutine Run()
    {
        while (true)
        {
            if (Pending == 0 && !(isShared && messages.HasNews))
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

            var (note, line) = isShared ? (messages.TakeNotes(), messages.Status) : (default, null);
            var broken = await Task.Run(() => sheet.Write(note, line));
            if (isShared)
            {
                messages.Wrote();
            }

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

    /// <summary>Writes to standard error until <see cref="CloseMessages"/>, and then what is left.</summary>
    public async Coroutine RunMessages()
    {
        if (isShared)
        {
            await areRowsOver;
        }

        await messages.Run();
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
    public void Note(string message) => messages.Add($"meanwhile: {Printable.Of(message)}\n");

    /// <summary>Writes text for people to the first sink.</summary>
    public void WriteText(string text)
    {
        sinks[0].AddText(text);
        Wake();
    }

    /// <summary>Writes text for people to standard error, as it is.</summary>
    public void WriteErrorText(string text) => messages.Add(text);

    /// <summary>Shows a line below everything else in place of the one before; null takes it away.</summary>
    public void ShowStatus(string? line) => messages.ShowStatus(line);

    /// <summary>No more rows come: <see cref="Run"/> ends once all are written.</summary>
    public void Close()
    {
        isClosing = true;
        Wake();
    }

    /// <summary>Nothing more comes to standard error: <see cref="RunMessages"/> ends once all is written. <see cref="Run"/> must be over.</summary>
    public void CloseMessages()
    {
        if (!areRowsOver.IsDone)
        {
            areRowsOver.SetResult();
        }

        messages.Close();
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
