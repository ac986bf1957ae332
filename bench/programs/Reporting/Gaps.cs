namespace Meanwhile.Programs.Reporting;

/// <summary>Why a figure is not there: its peer is not installed, it failed, or that part was not run.</summary>
/// <param name="Missing">The peers that are not installed, and how to get each.</param>
/// <param name="Failures">What failed, and its complaint.</param>
internal sealed record Gaps(IReadOnlyDictionary<string, string> Missing, IReadOnlyDictionary<string, string> Failures)
{
    /// <summary>Reads the lists that the run left, with a tab between name and text.</summary>
    internal static Gaps Read(string folder) => new(ReadList(Path.Combine(folder, "missing")), ReadList(Path.Combine(folder, "failures")));

    /// <summary>What stands in the place of that measurement.</summary>
    internal string Of(string measurement)
    {
        if (Missing.ContainsKey(measurement.Split('.')[0]))
        {
            return "missing";
        }

        return Failures.Keys.Any(name => measurement.StartsWith(name + ".", StringComparison.Ordinal)) ? "failed" : "not measured";
    }

    private static SortedDictionary<string, string> ReadList(string path)
    {
        var list = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path))
        {
            if (line.Split('\t', 2) is [var name, var text])
            {
                list[name] = text;
            }
        }

        return list;
    }
}
