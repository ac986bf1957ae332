using System.Buffers;

namespace Meanwhile.Cli.Reporting;

internal sealed partial class Output
{
    /// <summary>How many bytes the sinks have taken.</summary>
    public long Written => sinks.Sum(static sink => sink.Written);

    /// <summary>
    /// Ends the wait for somebody who takes nothing: what is left is written wherever else it can be, and nothing more goes where that
    /// was. <see cref="Run"/> must have been cancelled; it may be run again, for notes.
    /// </summary>
    public async Coroutine GiveUp()
    {
        var stuck = sheet;
        stuck.Abandon();
        sheet = new Sheet(shell, sinks);
        SaveNotes(stuck);
        foreach (var (sink, reason) in await Task.Run(sheet.WriteRest))
        {
            sink.IsBroken = true;
            broke(sink, reason);
        }
    }

    /// <summary>The buffers are the stuck one's for good.</summary>
    private void SaveNotes(Sheet stuck)
    {
        var saved = new ArrayBufferWriter<byte>();
        if (!stuck.HasBegunNotes)
        {
            saved.Write(spareNotes.WrittenSpan);
        }

        saved.Write(notes.WrittenSpan);
        (notes, spareNotes) = (saved, new ArrayBufferWriter<byte>());
    }
}
