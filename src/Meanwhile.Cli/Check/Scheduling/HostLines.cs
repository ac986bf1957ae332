using System.Diagnostics.CodeAnalysis;

namespace Meanwhile.Cli.Check.Scheduling;

/// <summary>
/// The line of each host. One with nobody in it is forgotten at once if there is nothing to remember of it, and otherwise when many
/// others have come since, so that a million hosts take no more memory than some thousands.
/// </summary>
internal sealed class HostLines(int mostFailures)
{
    private const int MostRemembered = 10_000;

    private readonly Dictionary<string, HostLine> lines = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<HostLine> remembered = new();

    public int Count => lines.Count;

    public IReadOnlyCollection<HostLine> All => lines.Values;

    public HostLine Of(string host)
    {
        if (!lines.TryGetValue(host, out var line))
        {
            lines.Add(host, line = new HostLine(host, mostFailures));
        }

        return line;
    }

    public bool TryFind(string host, [NotNullWhen(true)] out HostLine? line) => lines.TryGetValue(host, out line);

    /// <summary>Forgets a line that is empty, now or later.</summary>
    public void Release(HostLine line, TimeSpan now)
    {
        if (!line.IsEmpty)
        {
            return;
        }

        if (line.Breaker.IsFresh && line.NotBefore <= now)
        {
            lines.Remove(line.Host);
            return;
        }

        if (!line.IsRemembered)
        {
            line.IsRemembered = true;
            remembered.Enqueue(line);
            ForgetOldest();
        }
    }

    private void ForgetOldest()
    {
        if (remembered.Count <= MostRemembered)
        {
            return;
        }

        // One that is in use comes again when it is empty.
        var oldest = remembered.Dequeue();
        oldest.IsRemembered = false;
        if (oldest.IsEmpty && lines.GetValueOrDefault(oldest.Host) == oldest)
        {
            lines.Remove(oldest.Host);
        }
    }
}
