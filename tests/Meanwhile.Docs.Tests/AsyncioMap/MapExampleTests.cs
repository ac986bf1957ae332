using System.Reflection;

namespace Meanwhile.Docs.Tests.AsyncioMap;

/// <summary>The examples of the map compile, and run to their end. What they print to the console is kept from it.</summary>
[Collection(nameof(TheConsole))]
public sealed class MapExampleTests : IDisposable
{
    private readonly TextWriter console = Console.Out;

    public MapExampleTests() => Console.SetOut(new StringWriter());

    public void Dispose() => Console.SetOut(console);

    private static readonly bool IsUpdate = Environment.GetEnvironmentVariable(MapExamples.Update) == "1";

    public static TheoryData<string> Examples => [.. MapExamples.All.Keys];

    [Fact]
    public void Examples_that_compile_are_those_of_the_map()
    {
        if (IsUpdate)
        {
            Directory.CreateDirectory(Repository.PathOf(MapExamples.Folder));
            foreach (var old in Repository.Files(MapExamples.Folder, "*.cs").Where(file => !MapExamples.Files.ContainsKey(Path.GetFileName(file))))
            {
                File.Delete(Repository.PathOf(old));
            }

            foreach (var (file, text) in MapExamples.Files)
            {
                File.WriteAllText(Path.Combine(Repository.PathOf(MapExamples.Folder), file), text);
            }
        }

        var there = Repository.Files(MapExamples.Folder, "*.cs").ToDictionary(file => Path.GetFileName(file), Repository.Read, StringComparer.Ordinal);
        var different = MapExamples.Files.Keys.Union(there.Keys, StringComparer.Ordinal).Where(file => MapExamples.Files.GetValueOrDefault(file) != there.GetValueOrDefault(file));
        Assert.True(
            !different.Any(),
            $"These files in {MapExamples.Folder} are not what {MapText.File} says: {string.Join(", ", different)}. Write them anew and commit them with it: {MapExamples.Update}=1 dotnet test tests/Meanwhile.Docs.Tests"
        );
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_runs_to_its_end(string name)
    {
        var method = MethodOf(name);
        if (IsUpdate && method is null)
        {
            return;
        }

        Assert.True(method is not null, $"{name} of {MapText.File} has not been compiled: {MapExamples.Update}=1 dotnet test tests/Meanwhile.Docs.Tests writes its source.");
        if (MapExamples.RunsALoop(MapExamples.All[name]))
        {
            Assert.Null(new VirtualTime().Run(() => Invoke(method)));
            return;
        }

        var reports = new List<LoopError>();
        Async.Run(
            async () =>
            {
                if (Invoke(method) is Coroutine example)
                {
                    await example;
                }
            },
            new LoopOptions { TimeProvider = new VirtualTime(), OnError = reports.Add, HandleInterrupt = false }
        );
        Assert.Empty(reports.Select(report => report.ToString()));
    }

    private static MethodInfo? MethodOf(string name) =>
        typeof(MapExampleTests).Assembly.GetType($"{typeof(MapExampleTests).Namespace}.Examples.{name.Split('.')[0]}")?.GetMethod(name.Split('.')[1]);

    private static object? Invoke(MethodInfo method) => method.Invoke(Activator.CreateInstance(method.DeclaringType!), BindingFlags.DoNotWrapExceptions, binder: null, parameters: null, culture: null);
}
