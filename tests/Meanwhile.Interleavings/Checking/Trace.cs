using System.Globalization;

namespace Meanwhile.Interleavings;

/// <summary>All that happens in a run. It is written by one thread, and may be read by another.</summary>
internal sealed class Trace
{
    private readonly List<Entry> entries = [];

    /// <summary>What happened, line by line.</summary>
    internal string[] Lines
    {
        get
        {
            lock (entries)
            {
                return [.. entries.Select(static entry => entry.ToString())];
            }
        }
    }

    /// <summary>What happened, without when and to whom.</summary>
    internal string[] Kinds
    {
        get
        {
            lock (entries)
            {
                return [.. entries.Select(static entry => entry.What)];
            }
        }
    }

    internal void Add(TimeSpan at, string what, int who, int which) => Add(new Entry(at, what, who, which));

    internal void AddViolation(string what) => Add(new Entry(TimeSpan.Zero, what, 0, 0, IsViolation: true));

    private void Add(Entry entry)
    {
        lock (entries)
        {
            entries.Add(entry);
        }
    }

    private readonly record struct Entry(TimeSpan At, string What, int Who, int Which, bool IsViolation = false)
    {
        public override string ToString() =>
            IsViolation
                ? $"VIOLATED: {What}"
                : string.Create(CultureInfo.InvariantCulture, $"{At.TotalSeconds,4} s  {(Who < 0 ? "-" : $"P{Who}")} {What} {Which}");
    }
}
