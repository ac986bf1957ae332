using System.Diagnostics;

namespace Meanwhile.Transcripts;

/// <summary>A twin in its own process ends, or is ended.</summary>
public class LinesOfAProcessTests
{
    [Fact]
    public void A_process_that_does_not_end_is_killed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The program is one of a Unix.");
        var error = Assert.Throws<TimeoutException>(() => LinesOfAProcess.Read(new ProcessStartInfo("sleep", ["infinity"]), 0.1.Seconds));
        Assert.Equal("sleep had not ended within 0.1 s and was killed. It printed: ", error.Message);
    }

    [Fact]
    public void What_it_printed_comes_with_its_exit_code()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The program is one of a Unix.");
        var (lines, exitCode) = LinesOfAProcess.Read(new ProcessStartInfo("sh", ["-c", "echo one; echo two; exit 3"]), 30.Seconds);
        Assert.Equal(["one", "two"], lines);
        Assert.Equal(3, exitCode);
    }
}
