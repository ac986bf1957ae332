namespace Meanwhile.Programs.Reporting;

/// <summary>Ours and theirs side by side: a row for each work, a column for each kind of peer, and the bars.</summary>
internal sealed class ComparisonTable(Measurements measured, Gaps gaps)
{
    private const string NewLine = "<br>";

    internal void Write(TextWriter page)
    {
        page.WriteLine("| work | ours | .NET | asyncio | uvloop | Go | Node | others | bars |");
        page.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var work in Works.All)
        {
            var peers = Enum.GetValues<Column>().Select(column => string.Join(NewLine, work.Peers.Where(peer => peer.Column == column).Select(peer => Cell(work, peer))));
            page.WriteLine($"| {work.Name} | {Figure(work, work.Ours)} | {string.Join(" | ", peers)} | {string.Join(NewLine, Bars(work))} |");
        }
    }

    private string Cell(Work work, Peer peer)
    {
        var label = peer.Label.Length == 0 ? "" : peer.Label + ": ";
        return measured.Median(work.Ours) / measured.Median(peer.Measurement) is { } ratio
            ? $"{label}{Figure(work, peer.Measurement)}; {Figures.Ratio(ratio, measured.Ratios(work.Ours, peer.Measurement))}"
            : $"{label}{Figure(work, peer.Measurement)}";
    }

    private string Figure(Work work, string name)
    {
        if (measured.Median(name) is not { } value)
        {
            return gaps.Of(name);
        }

        var figure = Figures.Figure(value, work.Unit);
        if (work.Count is { } count)
        {
            figure += $" ({Figures.Number(count / value * 1000)}/s)";
        }

        return measured.Median(name + ".bytes") is { } bytes ? $"{figure}, {Figures.Number(bytes)} B" : figure;
    }

    private IEnumerable<string> Bars(Work work)
    {
        var ours = measured.Median(work.Ours);
        foreach (var peer in work.Peers)
        {
            if (peer.MostRatio is { } most)
            {
                var name = string.Join(' ', new[] { ColumnName(peer.Column), peer.Label }.Where(static part => part.Length > 0));
                yield return $"≤ {Figures.Number(most)} × {name}: {Verdict(ours / measured.Median(peer.Measurement), most, peer.Measurement)}";
            }
        }

        if (work.Most is { } mostOfUnit)
        {
            yield return $"≤ {Figures.Figure(mostOfUnit, work.Unit)}: {Verdict(ours, mostOfUnit, work.Ours)}";
        }

        if (work.MostBytes is { } mostBytes)
        {
            yield return $"≤ {Figures.Number(mostBytes)} B: {Verdict(measured.Median(work.Ours + ".bytes"), mostBytes, work.Ours)}";
        }
    }

    private string Verdict(double? value, double most, string measurement) => value is { } found ? Figures.Verdict(found, most) : gaps.Of(measurement);

    private static string ColumnName(Column column) =>
        column switch
        {
            Column.DotNet or Column.Others => "",
            Column.Asyncio => "asyncio",
            Column.Uvloop => "uvloop",
            _ => column.ToString(),
        };
}
