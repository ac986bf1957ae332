using System.Runtime.InteropServices;

namespace Meanwhile.Cli.Shells;

/// <summary>How many connections this process has room for: each takes a file descriptor, and the system limits those.</summary>
/// <remarks>.NET has raised the limit as far as it may be raised (<c>ulimit -Hn</c>) by the time that a program begins.</remarks>
internal static partial class DescriptorLimit
{
    // What .NET opens later: two for each assembly that is loaded when it is first needed, some for look-ups and certificates.
    // Where it gets none of these, it ends the process.
    private const int Reserved = 64;

    // Below this .NET ends the process without a word, somewhere in the midst of a run.
    private const int Least = 100;

    // Without a count: what no process of this kind has open at its start.
    private const int MostAtStart = 1_000;

    // RLIMIT_NOFILE.
    private const int OnLinux = 7;
    private const int OnOthers = 8;

    /// <summary>The limit and how many connections fit below it; null where there is no limit, or far more room than that many connections take.</summary>
    public static (long Limit, int Room)? Find(int connections)
    {
        if (OperatingSystem.IsWindows() || Limit() is not { } limit || limit - MostAtStart - Reserved >= connections)
        {
            return null;
        }

        return (limit, (int)Math.Clamp(limit - CountOpen() - Reserved, 1, int.MaxValue));
    }

    /// <summary>Why no command can run here; null if it can.</summary>
    public static string? Problem() =>
        !OperatingSystem.IsWindows() && Limit() is { } limit && limit < Least
            ? $"this process may have {limit} files open, and .NET itself needs up to {Least}: raise that, such as with 'ulimit -n 1024'"
            : null;

    private static long? Limit()
    {
        if (!Environment.Is64BitProcess)
        {
            // There the C libraries differ in how wide the numbers are.
            return null;
        }

        try
        {
            return Read(OperatingSystem.IsLinux() || OperatingSystem.IsAndroid() ? OnLinux : OnOthers, out var limit) == 0 && limit.Soft <= int.MaxValue
                ? (long)limit.Soft
                : null;
        }
        catch (Exception unknown) when (unknown is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    private static int CountOpen()
    {
        try
        {
            return Directory.EnumerateFileSystemEntries("/dev/fd").Count();
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            // The system does not tell: about as many as a command has that has just begun.
            return Reserved;
        }
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Read(int resource, out Limits limits);

    /// <summary><c>struct rlimit</c>: as wide as the machine's own numbers, where these have 64 bits.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Limits
    {
        public nuint Soft;
        public nuint Hard;
    }
}
