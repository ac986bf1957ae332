using System.Runtime.InteropServices;

namespace Meanwhile.Cli.Shells;

/// <summary>How wide the terminal is now.</summary>
internal static partial class TerminalSize
{
    private const int MostWidth = 400;
    private const int Unknown = 80;

    // TIOCGWINSZ.
    private const nuint AskSize = 0x5413;
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    /// <remarks>On Linux the system is asked: the console of .NET, when it is, puts the terminal into another mode, and back at the end.</remarks>
    public static int Width()
    {
        try
        {
            var width =
                OperatingSystem.IsLinux() && (Ask(StandardError, AskSize, out var size) == 0 || Ask(StandardOutput, AskSize, out size) == 0)
                    ? size.Columns
                    : Console.WindowWidth;
            return width <= 0 ? Unknown : Math.Min(width, MostWidth);
        }
        catch (Exception unknown) when (unknown is IOException or DllNotFoundException or EntryPointNotFoundException)
        {
            return Unknown;
        }
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Ask(int descriptor, nuint request, out Size size);

    /// <summary><c>struct winsize</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Size
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }
}
