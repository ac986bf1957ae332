namespace Meanwhile.Testing;

/// <summary>What the operating system tells of the threads of the pool.</summary>
internal static class PoolThreads
{
    private const string Tasks = "/proc/self/task";

    // The name that .NET gives them, as far as the system keeps it.
    private const string Name = ".NET TP Worker";

    /// <summary>Whether it tells anything.</summary>
    internal static bool AreKnown { get; } = OperatingSystem.IsLinux() && ReadNameHere() is not null;

    /// <summary>
    /// Whether one other than this runs or could run, if only it had a processor: it may have taken up work that it has not begun. One that is blocked
    /// has begun with what it does.
    /// </summary>
    internal static bool MayRun()
    {
        var here = Here();
        foreach (var thread in Directory.EnumerateDirectories(Tasks))
        {
            if (Path.GetFileName(thread) != here && Read(thread, "comm")?.StartsWith(Name, StringComparison.Ordinal) == true && StateOf(Read(thread, "stat")) is 'R' or 'D')
            {
                return true;
            }
        }

        return false;
    }

    private static string? Here() => Path.GetFileName(new FileInfo("/proc/thread-self").LinkTarget);

    private static string? ReadNameHere() => Here() is { } here ? Read(Path.Combine(Tasks, here), "comm") : null;

    // The name in front of it may have any character, a parenthesis too.
    private static char? StateOf(string? stat) => stat is not null && stat.LastIndexOf(')') + 2 is > 1 and var at && at < stat.Length ? stat[at] : null;

    // A thread may end at any time, and be known no more.
    private static string? Read(string thread, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(thread, file));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
