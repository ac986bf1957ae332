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

        if (!ShowsSummary)
        {
            SummarizeOnError();
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
    private async Coroutine Finish(LoopTask writing)
    {
        var summarized = ShowsSummary;
        output.Close();
        try
        {
            while (!writing.IsDone)
            {
                var (mayGiveUp, written) = (isInterrupted, output.Written);
                await Async.MoveOnAfter(MostIdle, async _ => { await Async.Shield(writing); });
                if (!writing.IsDone && mayGiveUp && output.Written == written)
                {
                    await writing.CancelAndWait();
                    await output.GiveUp();
                    return;
                }
            }

            await writing;
        }
        finally
        {
            await TellTheRest(summarized);
        }
    }

    /// <summary>What can be told only when all is written.</summary>
    private async Coroutine TellTheRest(bool summarized)
    {
        var problems = await Task.Run(() => sinks.CloseFiles(state.Tally, state.Ended));
        state.HasLostRows |= problems.Count > 0;
        foreach (var problem in problems)
        {
            output.Note(problem);
        }

        // Standard output broke while the last of it was written, with the summary in it.
        if (summarized && !ShowsSummary)
        {
            SummarizeOnError();
        }

        await output.Run();
    }
}
