using System.Globalization;

namespace Meanwhile.Programs.Reporting;

/// <summary>Writes the results of a run as the page that people read.</summary>
internal static class Report
{
    private const string NotMeasured = "not measured";

    internal static void Write(string lines, string micro, string facts, TextWriter page)
    {
        var measured = new Measurements();
        measured.ReadLines(lines);
        measured.ReadMicro(micro);

        page.WriteLine("# What was measured");
        page.WriteLine();
        page.WriteLine("Written by `bench/run` from one run; nothing here is typed by hand. Ours and the peer take turns, in rounds, and each figure is");
        page.WriteLine("the median of its rounds. The ratio is ours by the peer's; behind it stand the least and the most of any one round. Less is better.");
        page.WriteLine();
        page.Write(File.ReadAllText(facts));
        page.WriteLine();
        page.WriteLine("| work | ours | peer | | ratio | rounds | bar | | bytes, ours | bytes, peer |");
        page.WriteLine("|---|---:|---|---:|---:|---|---|---|---:|---:|");
        foreach (var row in Rows.Compared)
        {
            page.WriteLine(Line(row, measured));
        }

        page.WriteLine();
        page.WriteLine("## Ten times the size");
        page.WriteLine();
        page.WriteLine("| work | ours | a tenth of it | | factor | rounds | bar | | | |");
        page.WriteLine("|---|---:|---|---:|---:|---|---|---|---|---|");
        foreach (var row in Rows.Growing)
        {
            page.WriteLine(Line(row, measured));
        }

        page.WriteLine();
        page.WriteLine("## Not measured yet");
        page.WriteLine();
        foreach (var (work, why) in Rows.Missing)
        {
            page.WriteLine($"- {work}: {why}");
        }
    }

    private static string Line(Row row, Measurements measured)
    {
        var ours = measured.Median(row.Ours);
        var peer = row.Peer is null ? null : measured.Median(row.Peer);
        var ratio = ours / peer;
        var bytes = measured.Median(row.Ours + ".bytes");
        var peerBytes = row.Peer is null ? null : measured.Median(row.Peer + ".bytes");
        return $"| {row.Work} | {Figure(ours, row.Unit)} | {row.PeerName} | {(row.Peer is null ? "" : Figure(peer, row.Unit))} "
            + $"| {Number(ratio)} | {Spread(row, measured)} | {Bar(row)} | {Verdict(row, ours, ratio, bytes)} | {Number(bytes)} | {Number(peerBytes)} |";
    }

    private static string Bar(Row row)
    {
        List<string> bars = [];
        if (row.MostRatio is { } ratio)
        {
            bars.Add($"≤ {Number(ratio)} ×");
        }

        if (row.Most is { } most)
        {
            bars.Add($"≤ {Figure(most, row.Unit)}");
        }

        if (row.MostBytes is { } bytes)
        {
            bars.Add($"≤ {Number(bytes)} B");
        }

        return string.Join(", ", bars);
    }

    private static string Verdict(Row row, double? ours, double? ratio, double? bytes)
    {
        if (row.MostRatio is null && row.Most is null)
        {
            return "";
        }

        if (ours is null || (row.MostRatio is not null && ratio is null))
        {
            return NotMeasured;
        }

        return ratio > row.MostRatio || ours > row.Most || bytes > row.MostBytes ? "**missed**" : "met";
    }

    private static string Spread(Row row, Measurements measured)
    {
        if (row.Peer is null)
        {
            return "";
        }

        double[] ratios = [.. measured.Of(row.Ours).Zip(measured.Of(row.Peer), static (ours, peer) => ours / peer)];
        return ratios.Length < 2 ? "" : $"{Number(ratios.Min())} to {Number(ratios.Max())}";
    }

    private static string Figure(double? value, string unit) =>
        (value, unit) switch
        {
            (null, _) => NotMeasured,
            ( >= 1e6, "ns") => $"{Number(value / 1e6)} ms",
            ( >= 1e4, "ns") => $"{Number(value / 1e3)} µs",
            _ => $"{Number(value)} {unit}",
        };

    private static string Number(double? value) =>
        value?.ToString(Math.Abs(value.Value) switch { >= 100 => "#,0", >= 10 => "0.#", _ => "0.##" }, CultureInfo.InvariantCulture) ?? "";
}
