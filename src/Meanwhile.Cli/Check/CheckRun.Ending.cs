using Meanwhile.Cli.Reporting;

namespace Meanwhile.Cli.Check;

internal sealed partial class CheckRun
{
    // Null when there is nothing to stop.
    private TaskGroup? checks;
    private LoopTask? reading;
    private TimerHandle? graceTimer;
    private bool isStopped;
    private bool isAsked;
    private bool isInterrupted;

    // From then on nothing is left to stop but the writing of what is there.
    private bool isEnding;

    /// <summary>Asked for the first time it starts nothing more, and what runs may go on for the time of grace; then it ends at once.</summary>
    private void Stop(EventLoop loop)
    {
        if (isAsked)
        {
            isInterrupted = true;
            StartNothingMore();
            checks?.Cancel();
            return;
        }

        isAsked = true;
        if (isStopped || isEnding)
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

    /// <summary>When nobody would see another row, there is no sense in asking for it.</summary>
    private void OutputBroke(RowSink sink, string reason)
    {
        var goesOn = sinks.All.Any(other => !other.IsBroken);
        output.Note($"{sink.Name}: {reason}; {(goesOn ? "rows still go elsewhere" : $"stopped after {state.Tally.Checked} of {state.Read} URLs read")}");

        // A reader that has seen enough while a file gets all is no failure.
        state.HasLostRows |= sink.IsFile || reason != RowSink.ClosedByReader;
        if (goesOn)
        {
            return;
        }

        state.HasLostOutput = true;
        if (checks is { } running)
        {
            StartNothingMore();
            running.Cancel();
        }
    }

    private int Code() =>
        isInterrupted ? ExitCode.Interrupted
        : isStopped || state.HasLostOutput ? ExitCode.Stopped
        : state.HasFailedInput || state.HasLostRows ? ExitCode.Failed
        : state.Tally.Down > 0 ? ExitCode.SomeDown
        : ExitCode.AllUp;
}
