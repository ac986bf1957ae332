namespace Meanwhile.Samples.Tests.Programs;

public sealed class MistakeTests
{
    private static readonly string Source = Path.Combine(Sample.SourceFolder, "mistakes.cs");

    [Fact]
    public async Task Each_mistake_is_named_when_the_program_runs()
    {
        var printed = await Sample.Run("mistakes");

        var blocking = Assert.Single(Seconds.In(printed, SlowStep(LineOf("2. blocking") + 1)));
        var library = Assert.Single(Seconds.In(printed, SlowStep(LineOf("4. a library") + 1)));
        printed.Is(
            "1. not awaited",
            "   coroutine 'Save' was never awaited",
            $"   created at {Source}:{LineOf("var forgotten")}",
            "2. blocking inside a coroutine",
            blocking.Line,
            "3. a loop in a loop",
            "   Run cannot be called from a running event loop (event loop 'demo'). Inside it, await the coroutine or make a task of it.",
            "4. a library that gives a Task and blocks all the same",
            "   loaded",
            library.Line
        );
        Assert.InRange(blocking.Value, 0.3, double.MaxValue);
        Assert.InRange(library.Value, 0.3, double.MaxValue);
        Page.Shows("mistakes", printed);
    }

    [Fact]
    public async Task Coroutine_that_is_dropped_does_not_compile()
    {
        var errors = await Compile("-define:SHOW_ERRORS");

        Assert.Collection(
            errors,
            error => Assert.StartsWith($"{Source}({LineOf("error CS4014")},9): error CS4014: Because this call is not awaited, ", error, StringComparison.Ordinal),
            error => Assert.Equal($"{Source}({LineOf("error MW0001")},13): error MW0001: coroutine 'Save' is never awaited: it will not run", error)
        );
        Assert.All(errors, error => Assert.Contains(error[(error.IndexOf(": ", StringComparison.Ordinal) + 2)..], Page.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_dropped_ones_it_compiles() => Assert.Empty(await Compile());

    private static string SlowStep(int line) =>
        $"   Executing a step of task 'main' created at {Source}:{line} took # seconds: everything else on event loop 'demo' waited";

    private static int LineOf(string text) => Array.FindIndex(File.ReadAllLines(Source), line => line.Contains(text, StringComparison.Ordinal)) + 1;

    /// <summary>Compiles the program as the build does, and gives what the compiler says.</summary>
    private static async Task<string[]> Compile(params string[] options)
    {
        var compiler = await File.ReadAllTextAsync(Path.Combine(Sample.BuildFolder, "samples.compiler.txt"), TestContext.Current.CancellationToken);
        var output = Path.Combine(Path.GetTempPath(), $"mistakes-{Guid.NewGuid():N}.dll");
        await using var process = SampleProcess.Start([compiler.Trim(), "-noconfig", $"@{Path.Combine(Sample.BuildFolder, "samples.rsp")}", $"-out:{output}", Source, .. options]);
        var said = await process.Output.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.End();
        File.Delete(output);
        return said.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
