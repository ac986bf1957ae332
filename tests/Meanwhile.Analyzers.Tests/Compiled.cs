using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Meanwhile.Analyzers.Tests;

/// <summary>Compiles a source as a user's build would, analyzers included.</summary>
internal static class Compiled
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(DroppedCoroutineAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly ImmutableArray<MetadataReference> Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    // What it has read of the references serves all compilations that are made of it.
    private static readonly CSharpCompilation WithoutSource = CSharpCompilation.Create(
        "Sample",
        references: [.. Framework, Library("Meanwhile", Stubs.Meanwhile), Library("Checks", Stubs.Checks)],
        options: Options);

    /// <summary>
    /// Compiles those members of a class with the analyzers, and gives what a build would print: compiler and analyzer
    /// warnings that were not suppressed, in the order of the source.
    /// </summary>
    internal static async Task<ImmutableArray<Diagnostic>> Members(string members, bool warningsAsErrors = false)
    {
        var source = $$"""
            using System;
            using System.Collections.Concurrent;
            using System.Collections.Generic;
            using System.Linq;
            using System.Text;
            using System.Threading;
            using System.Threading.Tasks;
            using Meanwhile;
            using static Meanwhile.Async;

            #pragma warning disable CS1998, CS0649, CS0169, CS0414, CS8321

            public sealed class Program
            {
                private readonly TaskGroup group = new();
                private readonly Program? other;
                private readonly Func<Coroutine> work = () => default;
                private readonly string[] urls = [];

                private static async Coroutine F() => await Sleep(TimeSpan.Zero);
                private static async Coroutine<int> G() => 1;
                private static Coroutine Plain() => default;
                private static async Coroutine Get(string url) => await Sleep(TimeSpan.Zero);
                private Coroutine Mine() => default;
                private Coroutine<int> MineToo() => default;

                {{members}}
            }
            """;
        var options = Options.WithGeneralDiagnosticOption(warningsAsErrors ? ReportDiagnostic.Error : ReportDiagnostic.Default);
        var compilation = WithoutSource.AddSyntaxTrees(Parse(source)).WithOptions(options);
        Assert.Empty(compilation.GetDiagnostics(Cancelled).Where(found => found.DefaultSeverity == DiagnosticSeverity.Error));

        var found = await Analyzed(compilation).GetAllDiagnosticsAsync(Cancelled);
        return [.. found.Where(one => one.Severity >= DiagnosticSeverity.Warning).OrderBy(one => one.Location.SourceSpan.Start)];
    }

    /// <summary>The same, as ids in the order of the source.</summary>
    internal static async Task<string> Ids(string members) =>
        string.Join(' ', (await Members(members)).Select(found => found.Id));

    /// <summary>What analyzers threw at a source, which need not compile.</summary>
    internal static async Task<ImmutableArray<Exception>> Failures(string source)
    {
        var failures = new ConcurrentBag<Exception>();
        await Analyzed(WithoutSource.AddSyntaxTrees(Parse(source)), (failure, _, _) => failures.Add(failure)).GetAnalyzerDiagnosticsAsync(Cancelled);
        return [.. failures];
    }

    private static CompilationWithAnalyzers Analyzed(CSharpCompilation compilation, Action<Exception, DiagnosticAnalyzer, Diagnostic>? onException = null) =>
        compilation.WithAnalyzers(
            Analyzers,
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]),
                onAnalyzerException: onException,
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false,
                reportSuppressedDiagnostics: false));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, Language);

    private static PortableExecutableReference Library(string name, string source)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [Parse(source)],
            Framework,
            Options);
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join(Environment.NewLine, emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
