using System.Buffers;
using System.Globalization;
using System.Text;
using Meanwhile.Cli.Shells;

namespace Meanwhile.Cli.Reporting;

/// <summary>What waits to go to standard error: notes for people, and the status line, of which only the latest counts.</summary>
internal sealed class Messages(Shell shell)
{
    // A pipe that nobody reads is no reason to keep all that was to be said.
    private const int MostPending = 256 * 1024;

    private MessagePage page = new(shell);
    private ArrayBufferWriter<byte> notes = new();
    private ArrayBufferWriter<byte> spareNotes = new();
    private string? status;
    private bool statusChanged;
    private bool isClosing;
    private long lost;
    private Future? news;

    public bool HasNews => notes.WrittenCount > 0 || statusChanged;

    /// <summary>How often standard error has taken something.</summary>
    public long Written => page.Written;

    public MessagePage Page => page;

    /// <summary>Called when there is something to write.</summary>
    public Action? Wakes { get; set; }

    /// <summary>Adds text, unless too much of it waits already.</summary>
    public void Add(string text)
    {
        if (notes.WrittenCount > MostPending)
        {
            lost++;
            return;
        }

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

    /// <summary>Writes until <see cref="Close"/>, and then what is left.</summary>
    public async Coroutine Run()
    {
        while (true)
        {
            if (!HasNews)
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

            var (note, line, to) = (TakeNotes(), status, page);
            await Task.Run(() => to.Write(note, line));
            Wrote();
        }
    }

    /// <summary>Gives what is to be written next, together with the status line. Call <see cref="Wrote"/> after it.</summary>
    public ReadOnlyMemory<byte> TakeNotes()
    {
        if (lost > 0)
        {
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"meanwhile: {lost:N0} more messages are left out: standard error took nothing\n"), notes);
            lost = 0;
        }

        (notes, spareNotes) = (spareNotes, notes);
        statusChanged = false;
        return spareNotes.WrittenMemory;
    }

    public string? Status => status;

    public void Wrote() => spareNotes.ResetWrittenCount();

    /// <summary>The write that is under way may wait for ever: what it has not begun with is written anew. Its buffers are its own for good.</summary>
    public void StartAnew()
    {
        page.Abandon();
        var saved = new ArrayBufferWriter<byte>();
        if (!page.HasBegun)
        {
            saved.Write(spareNotes.WrittenSpan);
        }

        saved.Write(notes.WrittenSpan);
        (notes, spareNotes, page) = (saved, new ArrayBufferWriter<byte>(), new MessagePage(shell));
    }

    private void Wake()
    {
        Wakes?.Invoke();
        if (news is { IsDone: false })
        {
            news.SetResult();
        }
    }
}
