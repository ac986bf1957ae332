using System.Globalization;
using System.Text.Json;

namespace Meanwhile.Programs.Reporting;

/// <summary>What the rounds of a run measured, by name.</summary>
internal sealed class Measurements
{
    private readonly Dictionary<string, List<double>> values = [];

    /// <summary>Reads lines of "name value".</summary>
    internal void ReadLines(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var name, var value])
            {
                Add(name, double.Parse(value, CultureInfo.InvariantCulture));
            }
        }
    }

    /// <summary>Reads what BenchmarkDotNet left in a folder for each round: "Type.Method(Parameters)" is the time in ns, and ".bytes" what an operation allocates.</summary>
    internal void ReadMicro(string folder)
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
                    Add(name, statistics.GetProperty("Median").GetDouble());
                    Add(name + ".bytes", benchmark.GetProperty("Memory").GetProperty("BytesAllocatedPerOperation").GetDouble());
                }
            }
        }
    }

    internal IReadOnlyList<double> Of(string name) => values.TryGetValue(name, out var all) ? all : [];

    internal double? Median(string name) => Of(name) is { Count: > 0 } all ? Middle(all) : null;

    private static double Middle(IEnumerable<double> all)
    {
        double[] sorted = [.. all.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private void Add(string name, double value)
    {
        if (!values.TryGetValue(name, out var all))
        {
            values.Add(name, all = []);
        }

        all.Add(value);
    }
}
