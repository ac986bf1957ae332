using System.Text.RegularExpressions;

namespace Meanwhile.Docs.Tests.Conventions;

/// <summary>Namespaces do not show folders, so the order of the folders is held against the text of the sources.</summary>
public sealed partial class SourceConventionTests
{
    private const int LongestFile = 400;
    private const string Runtime = "src/Meanwhile";

    // A folder uses those before it. Those of the first line are one kernel and know each other.
    private static readonly string[][] Layers =
    [
        ["Coroutines", "Scheduling", "Tasks", "Foreign"],
        ["Scopes"],
        ["Synchronization"],
        ["Queues"],
        ["IO"],
        ["Diagnostics"],
    ];

    // A task keeps the scope that its code is in, and a loop that is to end asks what is still awaited and shows its tasks: nothing else of what comes later.
    private static readonly string[] KnownToTheKernel = ["Scope", "ScopeExit", "TaskTree", "AwaitGraph"];

    // Of the functions that users call, the kernel is built on these.
    private static readonly string[] CalledByTheKernel = ["CreateTask", "CancelAndWait", "CancelAndObserve", "Wait"];

    [Fact]
    public void Every_folder_of_the_runtime_has_its_place_in_the_order()
    {
        var folders = Repository.Files(Runtime, "*.cs").Select(file => file[(Runtime.Length + 1)..]).Where(file => file.Contains('/', StringComparison.Ordinal)).Select(file => file.Split('/')[0]);

        Assert.Empty(folders.Distinct().Except(Layers.SelectMany(layer => layer)));
    }

    [Fact]
    public void A_folder_does_not_mention_types_of_later_ones()
    {
        var mentions = new List<string>();
        for (var i = 0; i < Layers.Length; i++)
        {
            var later = Layers[(i + 1)..].SelectMany(layer => layer).SelectMany(TypesIn).ToHashSet(StringComparer.Ordinal);
            if (i == 0)
            {
                later.ExceptWith(KnownToTheKernel);
            }

            foreach (var file in Layers[i].SelectMany(SourcesIn))
            {
                // A file may have a nested type of the same name, such as State.
                var own = TypeDeclaration().Matches(CodeOf(file)).Select(match => match.Groups["name"].Value);
                mentions.AddRange(Word().Matches(CodeOf(file)).Select(match => match.Value).Where(later.Contains).Except(own).Select(type => $"{file} mentions {type}"));
            }
        }

        Assert.Empty(mentions);
    }

    [Fact]
    public void The_kernel_calls_only_a_few_of_the_functions_for_users()
    {
        var calls = Layers[0]
            .SelectMany(SourcesIn)
            .SelectMany(file => CallOfFacade().Matches(CodeOf(file)).Select(match => match.Groups["name"].Value).Except(CalledByTheKernel).Select(name => $"{file} calls Async.{name}"));

        Assert.Empty(calls);
    }

    [Fact]
    public void No_source_file_is_long()
    {
        string[] folders = ["src", "tests", "bench", "samples"];
        var lengthy = folders
            .SelectMany(folder => Repository.Files(folder, "*.cs"))
            .Select(file => (File: file, Lines: Repository.Read(file).Count(letter => letter == '\n')))
            .Where(entry => entry.Lines > LongestFile)
            .Select(entry => $"{entry.File} has {entry.Lines} lines; {LongestFile} are the most");

        Assert.Empty(lengthy);
    }

    private static IEnumerable<string> SourcesIn(string folder) => Repository.Files($"{Runtime}/{folder}", "*.cs");

    private static IEnumerable<string> TypesIn(string folder) =>
        SourcesIn(folder).SelectMany(file => TopLevelType().Matches(CodeOf(file))).Select(match => match.Groups["name"].Value);

    /// <summary>A source without its comments and strings, in which anything may be mentioned.</summary>
    private static string CodeOf(string file) => NotCode().Replace(Repository.Read(file), "");

    [GeneratedRegex(@"//[^\n]*|""(\\.|[^""\\\n])*""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NotCode();

    [GeneratedRegex(@"^(public|internal)[a-z ]* (class|struct|interface|enum|record|delegate) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"\b(class|struct|interface|enum|record) (?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"\w+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\bAsync\.(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CallOfFacade();
}
