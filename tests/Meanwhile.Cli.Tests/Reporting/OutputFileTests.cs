using System.Diagnostics;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Reporting;

public class OutputFileTests
{
    [Fact]
    public async Task No_file_loses_what_is_in_it_when_another_cannot_be_opened()
    {
        using var old = new TemporaryFile("from last week");
        var fresh = $"{old.Path}.fresh";
        var (code, run) = await InProcess.Run("check", "http://a", "-o", $"csv:{old.Path}", "-o", $"csv:{fresh}", "-o", "/no/such/folder/report.csv");
        Assert.Equal(1, code);
        Assert.Contains("no such file or folder", run.Error.Text, StringComparison.Ordinal);
        Assert.Equal("from last week", await File.ReadAllTextAsync(old.Path, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(fresh));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_input_is_not_overwritten_by_another_name_of_it(bool isSymbolic)
    {
        Assert.SkipUnless(isSymbolic || OperatingSystem.IsLinux(), "Hard links are seen through on Linux alone.");
        using var list = new TemporaryFile("http://a");
        var link = await Link(list.Path, isSymbolic);
        try
        {
            var (code, run) = await InProcess.Run("check", "-i", list.Path, "-o", $"csv:{link}");
            Assert.Equal(1, code);
            Assert.Contains($"'{link}' is the input '{list.Path}', and would be overwritten", run.Error.Text, StringComparison.Ordinal);
            Assert.Equal("http://a", await File.ReadAllTextAsync(list.Path, TestContext.Current.CancellationToken));
        }
        finally
        {
            File.Delete(link);
        }
    }

    [Fact]
    public async Task Two_names_of_one_file_are_refused()
    {
        using var file = new TemporaryFile("old");
        var link = await Link(file.Path, isSymbolic: true);
        try
        {
            var (code, run) = await InProcess.Run("check", "http://a", "-o", $"csv:{file.Path}", "-o", $"csv:{link}");
            Assert.Equal(1, code);
            Assert.Contains($"'{link}' is the same file as '{file.Path}'", run.Error.Text, StringComparison.Ordinal);
            Assert.Equal("old", await File.ReadAllTextAsync(file.Path, TestContext.Current.CancellationToken));
        }
        finally
        {
            File.Delete(link);
        }
    }

    [Fact]
    public async Task Standard_input_that_is_the_file_is_not_overwritten()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux names the file behind standard input.");
        using var list = new TemporaryFile("http://a");
        var (code, _, error) = await CommandProcess.Shell($"check - -o csv:{list.Path} <{list.Path}");
        Assert.Equal(1, code);
        Assert.Contains("is the input, on standard input, and would be overwritten", error, StringComparison.Ordinal);
        Assert.Equal("http://a", await File.ReadAllTextAsync(list.Path, TestContext.Current.CancellationToken));
    }

    private static async Task<string> Link(string path, bool isSymbolic)
    {
        var link = $"{path}.link";
        if (isSymbolic)
        {
            File.CreateSymbolicLink(link, path);
            return link;
        }

        using var made = Process.Start("ln", [path, link]);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        return link;
    }
}
