using System.Diagnostics;
using System.Globalization;

namespace Meanwhile.Programs;

/// <summary>Prints what was measured, a line each.</summary>
internal static class Measured
{
    internal static void Print(string name, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value:0.###}"));

    internal static void PrintTime(string name, long since) => Print(name, Stopwatch.GetElapsedTime(since).TotalMilliseconds);

    /// <summary>Prints the most memory that this process has had in use, as the kernel counts it.</summary>
    internal static void PrintPeakMemory()
    {
        const string Peak = "VmHWM:";
        var line = File.ReadLines("/proc/self/status").First(static line => line.StartsWith(Peak, StringComparison.Ordinal));
        Print("peak_mb", double.Parse(line[Peak.Length..^2], CultureInfo.InvariantCulture) * 1024 / 1e6);
    }
}
