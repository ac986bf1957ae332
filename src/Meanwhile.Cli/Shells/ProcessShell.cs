using Microsoft.Win32.SafeHandles;

namespace Meanwhile.Cli.Shells;

/// <summary>The shell that this process was started from.</summary>
internal static class ProcessShell
{
    public static Shell Create()
    {
        var outputIsTerminal = !Console.IsOutputRedirected;
        var errorIsTerminal = !Console.IsErrorRedirected;
        var dumb = Environment.GetEnvironmentVariable("TERM") is "dumb";
        return new Shell
        {
            OpenInput = StandardInput.Open,
            Output = Open(1, Console.OpenStandardOutput),
            Error = Open(2, Console.OpenStandardError),
            OutputIsTerminal = outputIsTerminal,
            ErrorIsTerminal = errorIsTerminal && !dumb,
            NoColor = dumb || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            FindWidth = outputIsTerminal || errorIsTerminal ? TerminalSize.Width : static () => 100,
            WatchStops = StopSignals.Watch,
            FindDescriptorLimit = DescriptorLimit.Find,
        };
    }

    /// <summary>One of its outputs, by number.</summary>
    /// <remarks>
    /// The console's own stream says nothing when the reader of a pipe has gone, so a pipe is written directly. A regular file is
    /// left to the console: a stream of our own would keep a position of its own and overwrite what others write there (2&gt;&amp;1).
    /// </remarks>
    public static Stream Open(int descriptor, Func<Stream> console)
    {
        if (OperatingSystem.IsWindows())
        {
            return console();
        }

        try
        {
            var direct = new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return direct.CanSeek ? console() : new UnseekableOutput(direct);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Closed by the shell (>&-), or of a kind that only the console knows.
            return console();
        }
    }
}
