using System.Diagnostics;

namespace Meanwhile.Transcripts;

/// <summary>Runs another program, and gives what it printed.</summary>
internal static class LinesOfAProcess
{
    /// <summary>The lines that the program printed, and the exit code that it ended with.</summary>
    /// <exception cref="TimeoutException">It had not ended within <paramref name="longest"/>, and was killed.</exception>
    internal static (IReadOnlyList<string> Lines, int ExitCode) Read(ProcessStartInfo start, TimeSpan longest)
    {
        start.RedirectStandardOutput = true;
        start.UseShellExecute = false;
        var lines = new List<string>();
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(longest);
        using var kill = limit.Token.Register(() => process.Kill(entireProcessTree: true));
        while (process.StandardOutput.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        process.WaitForExit();
        return limit.IsCancellationRequested
            ? throw new TimeoutException($"{start.FileName} had not ended within {longest.TotalSeconds} s and was killed. It printed: {string.Join(" / ", lines)}")
            : (lines, process.ExitCode);
    }
}
