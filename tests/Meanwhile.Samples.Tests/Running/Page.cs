using System.Text.RegularExpressions;

namespace Meanwhile.Samples.Tests.Running;

/// <summary>The page that leads through the samples, with what each of them prints.</summary>
internal static partial class Page
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(Sample.SourceFolder, "README.md")).ReplaceLineEndings("\n");

    /// <summary>Asserts that the page shows what a program printed. Times, ports, paths and the number of cores are those of one run.</summary>
    public static void Shows(string name, Printed printed)
    {
        var command = Text.IndexOf($"`dotnet run samples/{name}.cs`", StringComparison.Ordinal);
        Assert.True(command >= 0, $"samples/README.md has no `dotnet run samples/{name}.cs`");
        var block = Block().Match(Text, command);

        Assert.Equal(block.Groups["lines"].Value.Split('\n').Select(WithoutTheRun), printed.Lines.Select(WithoutTheRun));
    }

    private static string WithoutTheRun(string line) => OfTheRun().Replace(line.Replace(Sample.SourceFolder, "samples", StringComparison.Ordinal), "#");

    [GeneratedRegex(@"```text\n(?<lines>.*?)\n```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Block();

    [GeneratedRegex(@"[0-9]+\.[0-9]+(?= s)|(?<=127\.0\.0\.1:)[0-9]{4,}|(?<=on )[0-9]+(?= cores)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex OfTheRun();
}
