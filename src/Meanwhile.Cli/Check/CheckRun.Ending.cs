using Meanwhile.Cli.Reporting;

namespace Meanwhile.Cli.Check;

internal sealed partial class CheckRun
{
    // Null when there is nothing left to stop.
    private TaskGroup? checks;
    private LoopTask? reading;
    private TimerHandle? graceTimer;
    private bool isStopped;

    /// <summary>Starts nothing more; what runs may go on for the time of grace.</summary>
    private void Stop(EventLoop loop)
    {
        if (checks is null || isStopped)
        {
            return;
        }

        StartNothingMore();
        if (slots.Running > 0)
        {
            output.Note(
                $"stopping: {slots.Running} running {(slots.Running == 1 ? "request has" : "requests have")} {Durations.Short(options.Grace)} to finish (Ctrl-C again: at once)"
            );
        }

        graceTimer = loop.CallLater(options.Grace, () => checks?.Cancel());
    }

    private void StartNothingMore()
    {
        isStopped = true;
        reading?.Cancel();
        slots.Close();
        pauses.Close();
    }

    /// <summary>Nobody would see another row: there is no sense in asking for it.</summary>
    private void OutputBroke(string reason)
    {
        output.Note($"standard output: {reason}; stopped after {state.Tally.Checked} of {state.Read} URLs read");
        state.HasLostOutput = true;
        if (checks is { } running)
        {
            StartNothingMore();
            running.Cancel();
        }
    }

    private void Conclude()
    {
        if (state.Read == 0 && !isStopped && !state.HasFailedInput)
        {
            state.HasFailedInput = true;
            output.Note("nothing to check: the input holds no URL");
        }

        if (state.Read > 0)
        {
            var summary = Summary.Text(state, isStopped, options.Format == OutputFormat.Table ? shell.ColorsOutput : shell.ColorsError);
            output.WriteSummary(summary, toOutput: options.Format == OutputFormat.Table && !state.HasLostOutput);
        }
    }

    private int Code() =>
        isStopped || state.HasLostOutput ? ExitCode.Stopped
        : state.HasFailedInput ? ExitCode.Failed
        : state.Tally.Down > 0 ? ExitCode.SomeDown
        : ExitCode.AllUp;
}
