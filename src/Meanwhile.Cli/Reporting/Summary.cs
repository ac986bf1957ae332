using System.Globalization;
using System.Text;
using Meanwhile.Cli.Check;

namespace Meanwhile.Cli.Reporting;

/// <summary>The last words of a run.</summary>
internal static class Summary
{
    public static string Text(RunState state, bool isStopped, bool colors)
    {
        var tally = state.Tally;
        var text = new StringBuilder();
        text.Append('\n');
        text.Append(Invariant($"{Ink.Bold(Invariant($"{tally.Checked:N0} checked"), colors)} in {Durations.Short(state.Elapsed)}: "));
        text.Append(Ink.Green(Invariant($"{tally.Up:N0} up"), colors)).Append(", ");
        text.Append(Invariant($"{tally.Down:N0} down") is var down && tally.Down > 0 ? Ink.Red(down, colors) : down);
        if (tally.Down > 0)
        {
            text.Append(Invariant($" ({string.Join(", ", tally.DownByKind().Select(pair => Invariant($"{pair.Count:N0} {pair.Kind.Name()}")))})"));
        }

        text.Append('\n');
        AppendComparison(text, tally, state.Elapsed);
        if (isStopped)
        {
            var left = state.Read - tally.Checked;
            text.Append(Ink.Bold("Stopped before the end", colors));
            text.Append(left > 0 ? Invariant($": {left:N0} that had been read {(left == 1 ? "was" : "were")} not checked") : "");
            text.Append(state.HasReadAll ? ".\n" : ", and the input was not read to its end.\n");
        }

        return text.ToString();
    }

    private static void AppendComparison(StringBuilder text, Tally tally, TimeSpan elapsed)
    {
        if (tally.Checked < 2 || tally.Sum <= TimeSpan.Zero || elapsed <= TimeSpan.Zero)
        {
            return;
        }

        var factor = tally.Sum / elapsed;
        text.Append(Invariant($"One after another it would have taken {Durations.Short(tally.Sum)}"));
        text.Append(factor >= 1.05 ? Invariant($": this was {(factor < 10 ? Invariant($"{factor:0.0}") : Invariant($"{factor:N0}"))} times as fast.\n") : ".\n");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
