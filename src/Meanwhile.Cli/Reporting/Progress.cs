using System.Globalization;
using Meanwhile.Cli.Check;
using Meanwhile.Cli.Check.Scheduling;
using Meanwhile.Cli.Shells;

namespace Meanwhile.Cli.Reporting;

/// <summary>Says how far the run is: a live line on a terminal, one plain line every ten seconds elsewhere.</summary>
internal sealed class Progress(Shell shell, RunState state, Output output)
{
    // A run that is over by then needs no progress, and is spared the start of Spectre.Console.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(10);

    private readonly Pauses pauses = new();

    public Coroutine Run() => shell.ErrorIsTerminal ? RunLive() : RunPlain();

    public void Stop() => pauses.Close();

    private async Coroutine RunLive()
    {
        if (!await pauses.Take(Patience))
        {
            return;
        }

        var line = new StatusLine(shell.FindWidth, shell.ColorsError);
        do
        {
            output.ShowStatus(line.Draw(state));
        } while (await pauses.Take(Frame));
    }

    private async Coroutine RunPlain()
    {
        while (await pauses.Take(PlainInterval))
        {
            output.Note(Describe(state));
        }
    }

    /// <summary>"1,234 of 5,000 checked, 3 down, 256 running, 2 waiting to retry, 10 s, 123/s, 31 s left".</summary>
    public static string Describe(RunState state)
    {
        var total = state.HasReadAll ? Invariant($" of {state.Read:N0}") : "";
        var retrying = state.Retrying > 0 ? Invariant($", {state.Retrying:N0} waiting to retry") : "";
        var left = state.TimeLeft is { } time ? $", {Durations.Short(time)} left" : "";
        return Invariant(
            $"{state.Tally.Checked:N0}{total} checked, {state.Tally.Down:N0} down, {state.Running:N0} running{retrying}, {Durations.Short(state.Elapsed)}, {Rates.Short(state.Rate)}{left}{(HostWait.Describe(state) is { } wait ? $"; {wait}" : "")}"
        );
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
