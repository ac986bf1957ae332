using System.Globalization;
using System.Text.Json;

namespace Meanwhile.Programs.Reporting;

/// <summary>What the rounds of a run measured, by name.</summary>
internal sealed class Measurements
{
    private readonly Dictionary<string, SortedDictionary<int, List<double>>> values = [];

    /// <summary>Reads a folder that holds one for each round, named by its number, with "lines" and "micro" in it.</summary>
    internal static Measurements Read(string folder)
    {
        var measurements = new Measurements();
        foreach (var round in Directory.EnumerateDirectories(folder))
        {
            var number = int.Parse(Path.GetFileName(round), CultureInfo.InvariantCulture);
            measurements.ReadLines(number, Path.Combine(round, "lines"));
            measurements.ReadMicro(number, Path.Combine(round, "micro"));
        }

        return measurements;
    }

    /// <summary>The median of the rounds; null if none has it.</summary>
    internal double? Median(string name) => values.TryGetValue(name, out var rounds) ? Middle(rounds.Values.Select(Middle)) : null;

    /// <summary>One by the other, in each round that has both.</summary>
    internal double[] Ratios(string name, string other) =>
        values.TryGetValue(name, out var ours) && values.TryGetValue(other, out var theirs)
            ? [.. ours.Where(round => theirs.ContainsKey(round.Key)).Select(round => Middle(round.Value) / Middle(theirs[round.Key]))]
            : [];

    // Lines of "name value".
    private void ReadLines(int round, string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var name, var value])
            {
                Add(name, round, double.Parse(value, CultureInfo.InvariantCulture));
            }
        }
    }

    // What BenchmarkDotNet left: "Type.Method(Parameters)" is the time in ns, and ".bytes" what an operation allocates.
    private void ReadMicro(int round, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*-report-full.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var benchmark in json.RootElement.GetProperty("Benchmarks").EnumerateArray())
            {
                var parameters = benchmark.GetProperty("Parameters").GetString();
                var name = $"{benchmark.GetProperty("Type").GetString()}.{benchmark.GetProperty("Method").GetString()}"
                    + (parameters is { Length: > 0 } ? $"({parameters})" : "");
                if (benchmark.TryGetProperty("Statistics", out var statistics) && statistics.ValueKind == JsonValueKind.Object)
                {
                    Add(name, round, statistics.GetProperty("Median").GetDouble());
                    Add(name + ".bytes", round, benchmark.GetProperty("Memory").GetProperty("BytesAllocatedPerOperation").GetDouble());
                }
            }
        }
    }

    private static double Middle(IEnumerable<double> all)
    {
        double[] sorted = [.. all.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private void Add(string name, int round, double value)
    {
        if (!values.TryGetValue(name, out var rounds))
        {
            values.Add(name, rounds = []);
        }

        if (!rounds.TryGetValue(round, out var all))
        {
            rounds.Add(round, all = []);
        }

        all.Add(value);
    }
}
