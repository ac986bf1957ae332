using System.Globalization;
using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Reporting;

/// <summary>The live line: a bar once the total is known, counts, rate and the time left.</summary>
internal sealed class StatusLine(Func<int> findWidth, bool colors)
{
    private const int BarWidth = 24;
    private const int WidthWithBar = 90;

    public string Draw(RunState state)
    {
        var (tally, width) = (state.Tally, findWidth());
        var text = Invariant($"{tally.Checked:N0}{(state.HasReadAll ? Invariant($"/{state.Read:N0}") : "")} checked");
        text += tally.Down > 0 ? Invariant($" · [red]{tally.Down:N0} down[/]") : "";
        text += Invariant($" · {state.Running:N0} running");
        text += state.Retrying > 0 ? Invariant($" · [yellow]{state.Retrying:N0} retrying[/]") : "";
        text += $" · {Rates.Short(state.Rate)}";
        text += state.TimeLeft is { } left ? $" · {Durations.Short(left)} left" : "";
        text += HostWait.Describe(state) is { } wait ? $" · [grey]{wait.Replace("[", "[[", StringComparison.Ordinal).Replace("]", "]]", StringComparison.Ordinal)}[/]" : "";
        if (state.HasReadAll && width >= WidthWithBar && TerminalText.LengthOf(text) + BarWidth + 1 < width)
        {
            text = $"{Bar((double)tally.Checked / Math.Max(1, state.Read))} {text}";
        }

        return TerminalText.Line(text, width, colors);
    }

    private static string Bar(double part)
    {
        var full = (int)(Math.Clamp(part, 0, 1) * BarWidth);
        return $"[green]{new string('━', full)}[/][grey]{new string('─', BarWidth - full)}[/]";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
