using System.Runtime.InteropServices;

namespace Meanwhile.Cli.Reporting;

/// <summary>Tells whether two names are one file's, whatever links lie between.</summary>
internal static partial class FileIdentity
{
    private const int CurrentFolder = -100;
    private const uint Basics = 0x7ff;
    private const int KindOfFile = 0xF000;
    private const int RegularFile = 0x8000;

    /// <summary>What is the same for all names of a regular file, and different for any two files; null for what is none, or is not there.</summary>
    /// <remarks>On Linux it is what the file system says. Elsewhere it is the path behind symbolic links: hard links are not seen through.</remarks>
    public static string? Of(string path)
    {
        try
        {
            return OperatingSystem.IsLinux() ? ByNumber(path) : ByPath(path);
        }
        catch (Exception unknown) when (unknown is DllNotFoundException or EntryPointNotFoundException)
        {
            return ByPath(path);
        }
    }

    private static string? ByNumber(string path) =>
        Describe(CurrentFolder, path, 0, Basics, out var found) == 0 && (found.Mode & KindOfFile) == RegularFile
            ? $"{found.Device:x}:{found.Number:x}"
            : null;

    private static string? ByPath(string path) =>
        File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path) : null;

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Describe(int folder, string path, int flags, uint wanted, out Description found);

    /// <summary>Those parts of <c>struct statx</c> that matter here; it is laid out alike on every machine.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Description
    {
        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Number;

        [FieldOffset(136)]
        public ulong Device;
    }
}
