using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Meanwhile.Transcripts;

/// <summary>A Python program, its twin, and what CPython printed.</summary>
/// <param name="Name">The family and the name, such as <c>Tasks/NewTaskRunsInTheNextTurn</c>.</param>
internal sealed partial record Scenario(string Name)
{
    /// <summary>How many lines stand above what was printed.</summary>
    private const int HeaderLines = 4;

    internal string Family => Name.Split('/')[0];

    internal string Program => Text("py");

    internal string SourceOfTheTwin => Text("cs");

    internal bool HasProgram => File.Exists(PathOf("py"));

    internal bool HasTwin => File.Exists(PathOf("cs")) && Type.GetType(TypeName) is not null;

    internal bool HasRecording => File.Exists(PathOf("txt"));

    /// <summary>What the first line of the program says that it shows.</summary>
    internal string Title => Program.Split('\n')[0].TrimStart('#', ' ');

    /// <summary>The rows of the behaviour list that the program shows, from its first line.</summary>
    internal IEnumerable<string> Rows => Row().Matches(Title.Split(':')[0]).Select(match => match.Value);

    /// <summary>The lines above the transcript that was recorded.</summary>
    internal string[] Header => [.. Text("txt").Split('\n').Take(HeaderLines)];

    /// <summary>What CPython printed.</summary>
    internal string[] Recorded => [.. Text("txt").TrimEnd('\n').Split('\n').Skip(HeaderLines)];

    /// <summary>What the twin prints on purpose, if that differs, and why.</summary>
    internal Difference? Difference => File.Exists(PathOf("difference.md")) ? Difference.Parse(Text("difference.md")) : null;

    private string TypeName => $"Meanwhile.Transcripts.{Name.Replace('/', '.')}";

    public override string ToString() => Name;

    /// <summary>The lines of the header that name the program and its support, for a recording of them as they are today.</summary>
    internal string[] HashesOfTheProgram() =>
        [$"# program {HashOfFile(PathOf("py"))}", $"# support {HashOfFile(Path.Combine(Scenarios.Folder, "Python", "transcript.py"))}"];

    /// <summary>The line of the header that holds what stands below it.</summary>
    internal string HashOfWhatWasPrinted() => $"# printed {Hash(Encoding.UTF8.GetBytes(Text("txt").Split('\n', HeaderLines + 1)[^1]))}";

    internal Twin MakeTwin() => (Twin)Activator.CreateInstance(Type.GetType(TypeName, throwOnError: true)!)!;

    private string Text(string extension) => File.ReadAllText(PathOf(extension)).ReplaceLineEndings("\n");

    private string PathOf(string extension) => Path.Combine(Scenarios.Folder, $"{Name}.{extension}");

    private static string HashOfFile(string file) => Hash(File.ReadAllBytes(file));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    [GeneratedRegex(@"S\d+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Row();
}
