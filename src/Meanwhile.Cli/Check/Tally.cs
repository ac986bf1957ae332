namespace Meanwhile.Cli.Check;

/// <summary>The counts of a run; all that is kept of a row once it is written.</summary>
internal sealed class Tally
{
    private readonly long[] downBy = new long[DownReasons.Count];

    public long Up { get; private set; }

    public long Down { get; private set; }

    public long Checked => Up + Down;

    /// <summary>How long it would have taken one after another.</summary>
    public TimeSpan Sum { get; private set; }

    public void Add(Row row)
    {
        Sum += row.Time;
        if (row.Error is { } kind)
        {
            Down++;
            downBy[(int)kind]++;
        }
        else
        {
            Up++;
        }
    }

    /// <summary>How many are down for each reason that there was, the most frequent first.</summary>
    public IEnumerable<(DownReason Kind, long Count)> DownByKind() =>
        downBy.Select((count, kind) => ((DownReason)kind, count)).Where(pair => pair.count > 0).OrderByDescending(pair => pair.count);
}
