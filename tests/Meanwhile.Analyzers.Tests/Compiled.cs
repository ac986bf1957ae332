using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Meanwhile.Analyzers.Tests;

/// <summary>Compiles a source as a user's build would, analyzers included.</summary>
internal static class Compiled
{
    // Types of the library's names, so that these tests need nothing of its runtime.
    private const string Stubs = """
        namespace Meanwhile
        {
            using System;
            using System.Runtime.CompilerServices;

            [AsyncMethodBuilder(typeof(Builder))]
            public readonly struct Coroutine
            {
                public Awaiter GetAwaiter() => default;
            }

            [AsyncMethodBuilder(typeof(Builder<>))]
            public readonly struct Coroutine<T>
            {
                public Awaiter<T> GetAwaiter() => default;
            }

            public class Future
            {
                public Awaiter GetAwaiter() => default;
            }

            public class LoopTask : Future
            {
            }

            public class LoopTask<T> : LoopTask
            {
                public new Awaiter<T> GetAwaiter() => default;
            }

            public sealed class TaskGroup
            {
                public LoopTask CreateTask(Coroutine coroutine) => new();
                public LoopTask<T> CreateTask<T>(Coroutine<T> coroutine) => new();
            }

            public static class Async
            {
                public static LoopTask CreateTask(Coroutine coroutine) => new();
                public static LoopTask<T> CreateTask<T>(Coroutine<T> coroutine) => new();
                public static Coroutine Sleep(TimeSpan delay) => default;
                public static Coroutine<int> Count() => default;
            }

            public readonly struct Awaiter : INotifyCompletion
            {
                public bool IsCompleted => true;
                public void GetResult() { }
                public void OnCompleted(Action continuation) { }
            }

            public readonly struct Awaiter<T> : INotifyCompletion
            {
                public bool IsCompleted => true;
                public T GetResult() => default!;
                public void OnCompleted(Action continuation) { }
            }

            public struct Builder
            {
                public Coroutine Task => default;
                public static Builder Create() => default;
                public void Start<TMachine>(ref TMachine machine) where TMachine : IAsyncStateMachine { }
                public void SetResult() { }
                public void SetException(Exception exception) { }
                public void SetStateMachine(IAsyncStateMachine machine) { }
                public void AwaitOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
                    where TAwaiter : INotifyCompletion where TMachine : IAsyncStateMachine { }
                public void AwaitUnsafeOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
                    where TAwaiter : ICriticalNotifyCompletion where TMachine : IAsyncStateMachine { }
            }

            public struct Builder<T>
            {
                public Coroutine<T> Task => default;
                public static Builder<T> Create() => default;
                public void Start<TMachine>(ref TMachine machine) where TMachine : IAsyncStateMachine { }
                public void SetResult(T result) { }
                public void SetException(Exception exception) { }
                public void SetStateMachine(IAsyncStateMachine machine) { }
                public void AwaitOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
                    where TAwaiter : INotifyCompletion where TMachine : IAsyncStateMachine { }
                public void AwaitUnsafeOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
                    where TAwaiter : ICriticalNotifyCompletion where TMachine : IAsyncStateMachine { }
            }
        }
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly ImmutableArray<MetadataReference> Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly MetadataReference Library = CompileLibrary();

    /// <summary>
    /// Compiles those members of a class with the analyzers, and gives what a build would print: compiler and analyzer
    /// warnings that were not suppressed, in the order of the source.
    /// </summary>
    internal static async Task<ImmutableArray<Diagnostic>> Members(string members, bool warningsAsErrors = false)
    {
        var source = $$"""
            using System;
            using System.Collections.Generic;
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

                private static async Coroutine F() => await Sleep(TimeSpan.Zero);
                private static async Coroutine<int> G() => 1;
                private static Coroutine Plain() => default;
                private Coroutine Mine() => default;
                private Coroutine<int> MineToo() => default;

                {{members}}
            }
            """;
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: warningsAsErrors ? ReportDiagnostic.Error : ReportDiagnostic.Default);
        var compilation = CSharpCompilation.Create("Sample", [Parse(source)], [.. Framework, Library], options);
        Assert.Empty(compilation.GetDiagnostics(Cancelled).Where(found => found.DefaultSeverity == DiagnosticSeverity.Error));

        var analyzed = compilation.WithAnalyzers(
            [new DroppedCoroutineAnalyzer(), new IteratorByHandAnalyzer(), new HotTaskSuppressor()],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]),
                onAnalyzerException: null,
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false,
                reportSuppressedDiagnostics: false));
        var found = await analyzed.GetAllDiagnosticsAsync(Cancelled);
        return [.. found.Where(one => one.Severity >= DiagnosticSeverity.Warning).OrderBy(one => one.Location.SourceSpan.Start)];
    }

    /// <summary>The same, as ids in the order of the source.</summary>
    internal static async Task<string> Ids(string members) =>
        string.Join(' ', (await Members(members)).Select(found => found.Id));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, Language);

    private static PortableExecutableReference CompileLibrary()
    {
        var compilation = CSharpCompilation.Create(
            "Meanwhile",
            [Parse(Stubs)],
            Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join(Environment.NewLine, emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
