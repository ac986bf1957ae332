using System.Globalization;
using System.Text;

namespace Meanwhile.Testing;

/// <summary>
/// What the operating system tells of the threads of the pool: one that runs, or would if only it had a processor, may have taken up work that it has
/// not begun. One that is blocked has begun with what it does. The same for all clocks.
/// </summary>
internal static class PoolThreads
{
    private const string Tasks = "/proc/self/task";

    // The name that .NET gives them, as far as the system keeps it.
    private const string Name = ".NET TP Worker";

    // One that runs so long without a pause, and had a processor for a part of that, is with one and the same thing, which no clock knows of.
    private static readonly long LongWhile = TimeProvider.System.TimestampFrequency / 4;
    private const long Part = 3;

    private static readonly long Moment = TimeProvider.System.TimestampFrequency / 300;

    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, (long Since, long Used)> Running = [];

    // One thread at a time asks, for all.
    private static readonly Lock Asking = new();

    private static PoolThreadsSeen? last;
    private static int collections;
    private static long collectedAt;

    [ThreadStatic]
    private static string? here;

    /// <summary>Whether it tells anything.</summary>
    internal static bool AreKnown { get; } = OperatingSystem.IsLinux() && StateOf(Read(Here)) is not null;

    /// <summary>The name of the calling thread there.</summary>
    internal static string Here => here ??= Path.GetFileName(new FileInfo("/proc/thread-self").LinkTarget) ?? "";

    /// <summary>
    /// How the threads are from now on. That takes a while, and all clocks look at the same ones: what another one has begun to ask since the call is as good.
    /// </summary>
    internal static PoolThreadsSeen Ask()
    {
        var called = TimeProvider.System.GetTimestamp();
        lock (Asking)
        {
            if (last is null || last.At < called)
            {
                last = AskNow(TimeProvider.System.GetTimestamp());
            }

            return last;
        }
    }

    private static PoolThreadsSeen AskNow(long at)
    {
        var existing = ThreadPool.ThreadCount;
        var running = RunningNow(out var named);
        lock (Gate)
        {
            // One that was stopped for a collection looks as if it were blocked, and for a moment afterwards.
            if (GC.CollectionCount(0) is var count && count != collections)
            {
                (collections, collectedAt) = (count, at);
            }

            foreach (var thread in Running.Keys.Except(running.Keys).ToArray())
            {
                Running.Remove(thread);
            }

            HashSet<string> inDoubt = [];
            foreach (var (thread, used) in running)
            {
                Running.TryAdd(thread, (at, used));
                var seen = Running[thread];
                if (at - seen.Since < LongWhile || used - seen.Used < Part)
                {
                    inDoubt.Add(thread);
                }
            }

            // One that has taken up work waits for the start of another thread first, if that is to help it.
            return new PoolThreadsSeen(at, inDoubt, IsUnsure: named < existing || at - collectedAt < Moment);
        }
    }

    /// <summary>The calling thread is done with all that it took up before, and so with what it was long busy with.</summary>
    internal static void HasPassedHere()
    {
        if (AreKnown)
        {
            lock (Gate)
            {
                Running.Remove(Here);
            }
        }
    }

    // How much of a processor each has had, in hundredths of a second. The calling thread runs since it asks.
    private static Dictionary<string, long> RunningNow(out int named)
    {
        Dictionary<string, long> running = [];
        named = 0;
        foreach (var directory in Directory.EnumerateDirectories(Tasks))
        {
            var thread = Path.GetFileName(directory);
            if (Read(thread) is not { } stat || !stat.Contains($"({Name}", StringComparison.Ordinal))
            {
                continue;
            }

            named++;
            if (thread != Here && StateOf(stat) is { State: 'R' or 'D', Used: var used })
            {
                running.Add(thread, used);
            }
        }

        return running;
    }

    /// <summary>Reads what proc(5) says of <c>/proc/pid/stat</c>.</summary>
    private static (char State, long Used)? StateOf(string? stat)
    {
        // The name in front of it may have any character, a parenthesis too.
        var fields = stat is not null && stat.LastIndexOf(')') is >= 0 and var end ? stat[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        return fields.Length > 12 && long.TryParse(fields[11], CultureInfo.InvariantCulture, out var user) && long.TryParse(fields[12], CultureInfo.InvariantCulture, out var system) ? (fields[0][0], user + system) : null;
    }

    // A thread may end at any time, and be known no more.
    private static string? Read(string thread)
    {
        Span<byte> text = stackalloc byte[512];
        try
        {
            using var file = File.OpenHandle($"{Tasks}/{thread}/stat");
            return Encoding.Latin1.GetString(text[..RandomAccess.Read(file, text, 0)]);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
