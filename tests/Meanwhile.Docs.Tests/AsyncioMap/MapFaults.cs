namespace Meanwhile.Docs.Tests.AsyncioMap;

/// <summary>What is wrong with a map, a line each.</summary>
internal static class MapFaults
{
    private const int LongestExample = 2;

    /// <summary>Names of asyncio that are in no row, and names of rows that asyncio does not have.</summary>
    internal static IEnumerable<string> OfCoverage(IReadOnlyList<MapRow> rows, IReadOnlyCollection<string> names)
    {
        var covered = rows.Where(row => row.IsOfAsyncio).SelectMany(row => row.Theirs).ToHashSet(StringComparer.Ordinal);
        var missing = names.Where(name => !covered.Contains(name)).Select(name => $"asyncio has {name}, and no row is for it");
        var unknown = rows.Where(row => row.IsOfAsyncio).SelectMany(row => row.Theirs.Except(names).Select(name => $"{row}: asyncio has no {name}"));
        return missing.Concat(unknown);
    }

    /// <summary>Names of Meanwhile that do not exist, or are said to be planned and do exist.</summary>
    internal static IEnumerable<string> OfNames(IReadOnlyList<MapRow> rows) =>
        rows.SelectMany(row =>
            row.State switch
            {
                MapState.There => row.Ours.Where(name => !MapNames.Exists(name)).Select(name => $"{row}: there is no public {name}"),
                MapState.Planned => row.Ours.Where(name => MapNames.Exists(name)).Select(name => $"{row}: {name} is there, and no longer planned; give the row an example"),
                _ => [],
            }
        );

    /// <summary>Public types and functions of Meanwhile that no row mentions.</summary>
    internal static IEnumerable<string> OfCompleteness(IReadOnlyList<MapRow> rows)
    {
        var mentioned = rows.Where(row => row.State == MapState.There).SelectMany(row => row.Ours).ToArray();
        var types = mentioned.SelectMany(MapNames.TypesOf).ToHashSet();
        return MapNames
            .Types.Where(type => !types.Contains(type))
            .Select(type => $"the type {type.Name} is in no row")
            .Concat(MapNames.Functions.Except(mentioned).Select(function => $"{function} is in no row"));
    }

    /// <summary>Rows without a counterpart that give no reason, and rows with one that show nothing or too much.</summary>
    internal static IEnumerable<string> OfContent(IReadOnlyList<MapRow> rows) =>
        rows.SelectMany(row => new[]
        {
            row.State == MapState.None && row.Reason.Split(' ').Length < 6 ? $"{row}: the reason why there is none is missing" : null,
            row.State != MapState.None && row.Ours.Count == 0 && row.IsOfAsyncio ? $"{row}: it names nothing of Meanwhile" : null,
            row.State == MapState.There && row.Example.Count == 0 ? $"{row}: it has no example" : null,
            row.Example.Count > LongestExample ? $"{row}: its example has {row.Example.Count} lines; {LongestExample} are the most" : null,
        }.OfType<string>());
}
