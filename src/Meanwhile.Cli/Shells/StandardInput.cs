using System.Globalization;

namespace Meanwhile.Cli.Shells;

/// <summary>Standard input, where there is one.</summary>
internal static class StandardInput
{
    // O_CLOEXEC, as Linux has it on most machines. What a process inherits never has it.
    private const int ClosedOnExec = 0x80000;

    /// <exception cref="IOException">It is closed.</exception>
    public static Stream Open() =>
        IsClosed()
            ? throw new IOException("it is closed (as by <&-); give it a file or a pipe, or leave '-' out")
            : Console.OpenStandardInput();

    /// <remarks>
    /// The number of a descriptor that is closed goes to the next file that the runtime opens, and whoever reads that waits for ever.
    /// Linux tells the one from the other; elsewhere nothing is known.
    /// </remarks>
    private static bool IsClosed()
    {
        const string Flags = "flags:";
        try
        {
            var line = OperatingSystem.IsLinux() && Directory.Exists("/proc/self/fd")
                ? File.ReadLines("/proc/self/fdinfo/0").FirstOrDefault(static line => line.StartsWith(Flags, StringComparison.Ordinal))
                : null;
            return line is not null && (Octal(line.AsSpan(Flags.Length).Trim()) & ClosedOnExec) != 0;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            // The system does not tell.
            return false;
        }
    }

    private static int Octal(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            value = (value * 8) + CharUnicodeInfo.GetDecimalDigitValue(digit);
        }

        return value;
    }
}
