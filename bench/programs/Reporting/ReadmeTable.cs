namespace Meanwhile.Programs.Reporting;

/// <summary>The few rows that the README shows, each with the first peer of a column.</summary>
internal sealed class ReadmeTable(Measurements measured, Gaps gaps)
{
    private static readonly Column[] Shown = [Column.DotNet, Column.Asyncio, Column.Go];

    internal void Write(TextWriter page)
    {
        page.WriteLine("| work | ours | .NET | asyncio | Go |");
        page.WriteLine("|---|---:|---|---|---|");
        foreach (var work in Works.All.Where(static work => work.Short is not null))
        {
            var peers = Shown.Select(column => Cell(work, Array.Find(work.Peers, peer => peer.Column == column)));
            page.WriteLine($"| {work.Short} | {Figure(work, work.Ours)} | {string.Join(" | ", peers)} |");
        }
    }

    private string Cell(Work work, Peer? peer)
    {
        if (peer is null)
        {
            return "";
        }

        var ratio = measured.Median(work.Ours) / measured.Median(peer.Measurement);
        return $"{peer.Label} {Figure(work, peer.Measurement)}".Trim() + (ratio is null ? "" : $"; {Figures.Number(ratio.Value)} ×");
    }

    private string Figure(Work work, string name) => measured.Median(name) is { } value ? Figures.Figure(value, work.Unit) : gaps.Of(name);
}
