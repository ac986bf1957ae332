namespace Meanwhile.Transcripts;

/// <summary>
/// The rows of the list of behaviour that can be held against CPython. Those of streams and processes follow with their part of
/// the library.
/// </summary>
internal static class Rows
{
    internal static IEnumerable<string> Comparable { get; } =
        new[] { (1, 16), (20, 25), (30, 37), (40, 43), (50, 53), (60, 65), (70, 73), (80, 84), (90, 90) }
            .SelectMany(range => Enumerable.Range(range.Item1, range.Item2 - range.Item1 + 1))
            .Select(row => $"S{row}");
}
