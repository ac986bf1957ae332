using System.Globalization;

namespace Meanwhile.Programs.Reporting;

/// <summary>What ten times the size costs, ours and theirs.</summary>
internal sealed class GrowthTable(Measurements measured, Gaps gaps)
{
    internal void Write(TextWriter page)
    {
        var sizes = GrowingWork.Sizes.Select(Size).ToArray();
        page.WriteLine($"| work | | {sizes[0]} | {string.Join(" | ", sizes.Skip(1).Select(static size => $"{size} | factor"))} | bar |");
        page.WriteLine("|---|---|---:|---:|---|---:|---|---|");
        foreach (var work in Works.Growing)
        {
            for (var side = 0; side < work.Sides.Length; side++)
            {
                page.WriteLine(Line(work, side));
            }
        }
    }

    private string Line(GrowingWork work, int side)
    {
        var (label, pattern) = work.Sides[side];
        var names = GrowingWork.Sizes.Select(size => string.Format(CultureInfo.InvariantCulture, pattern, size)).ToArray();
        var factors = names.Skip(1).Select((name, step) => measured.Median(name) / measured.Median(names[step])).ToArray();
        var cells = names.Skip(1).Select((name, step) => $"{Figure(work, name)} | {Factor(factors[step], measured.Ratios(name, names[step]))}");
        var verdicts = string.Join(", ", factors.Select((factor, step) => factor is { } found ? Figures.Verdict(found, GrowingWork.MostFactor) : gaps.Of(names[step + 1])));
        var bar = side == 0 ? $"≤ {Figures.Number(GrowingWork.MostFactor)} × each: {verdicts}" : "";
        return $"| {(side == 0 ? work.Name : "")} | {label} | {Figure(work, names[0])} | {string.Join(" | ", cells)} | {bar} |";
    }

    private string Figure(GrowingWork work, string name) => measured.Median(name) is { } value ? Figures.Figure(value, work.Unit) : gaps.Of(name);

    private static string Factor(double? factor, double[] rounds) => factor is null ? "" : Figures.Ratio(factor.Value, rounds);

    private static string Size(int size) => size.ToString("#,0", CultureInfo.InvariantCulture);
}
