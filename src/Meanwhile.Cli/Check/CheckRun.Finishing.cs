using Meanwhile.Cli.Reporting;
using Meanwhile.Cli.Reporting.Formats;

namespace Meanwhile.Cli.Check;

internal sealed partial class CheckRun
{
    // After a second request to stop: when nobody has taken anything for so long, nobody will.
    private static readonly TimeSpan MostIdle = TimeSpan.FromSeconds(1);

    private void Conclude()
    {
        state.Ended = state.Elapsed;
        foreach (var due in order.TakeRest())
        {
            if (due.Row is not null)
            {
                output.Write(due.Row);
            }
        }

        if (state.Read == 0 && !isStopped && !state.HasFailedInput)
        {
            state.HasFailedInput = true;
            output.Note("nothing to check: the input holds no URL");
        }

        output.ShowStatus(null);
        foreach (var sink in sinks.All)
        {
            sink.End(colors => state.Read > 0 ? Summary.Text(state, isStopped, colors) : "");
        }
    }

    /// <summary>Whether the summary is a part of what goes to standard output.</summary>
    private bool ShowsSummary => options.Template is null && options.Format.HasSummary() && !sinks.StandardOutput.IsBroken;

    private void SummarizeOnError()
    {
        if (state.Read > 0 && !options.IsQuiet)
        {
            output.WriteErrorText(Summary.Text(state, isStopped, shell.ColorsError));
        }
    }

    /// <summary>Waits until all is written, as long as somebody takes it.</summary>
    private async Coroutine Finish(LoopTask writing, LoopTask messaging)
    {
        var summarizes = ShowsSummary;
        output.Close();
        try
        {
            if (!await Ends(writing, () => output.Written))
            {
                await output.GiveUp();
            }
        }
        finally
        {
            await TellTheRest(summarizes, messaging);
        }
    }

    /// <returns>Whether it has ended; not so if it was given up, because nobody takes what it writes.</returns>
    private async Coroutine<bool> Ends(LoopTask writing, Func<long> taken)
    {
        while (!writing.IsDone)
        {
            var (mayGiveUp, before) = (isInterrupted, taken());
            await Async.MoveOnAfter(MostIdle, async _ => { await Async.Shield(writing); });
            if (!writing.IsDone && mayGiveUp && taken() == before)
            {
                await writing.CancelAndWait();
                return false;
            }
        }

        await writing;
        return true;
    }

    /// <summary>What can be told only when all is written. Whether somebody reads it or not, the files are ended before.</summary>
    private async Coroutine TellTheRest(bool summarizes, LoopTask messaging)
    {
        var problems = await Task.Run(() => sinks.CloseFiles(state.Tally, state.Ended));
        state.HasLostRows |= problems.Count > 0;
        foreach (var problem in problems)
        {
            output.Note(problem);
        }

        // Not in what went to standard output; or that broke while the last of it was written, with the summary in it.
        if (!summarizes || !ShowsSummary)
        {
            SummarizeOnError();
        }

        output.CloseMessages();
        await Ends(messaging, () => output.MessagesWritten);
    }
}
