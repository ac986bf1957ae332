using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Meanwhile.Analyzers;

/// <summary>
/// MW0002: an async iterator that is taken by hand and not disposed. One that is dropped at a <c>yield</c> never runs its
/// <c>finally</c> blocks, and the loop cannot see it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IteratorByHandAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor NeverDisposed = new(
        id: "MW0002",
        title: "An async iterator is taken by hand and not disposed",
        messageFormat: "the iterator that '{0}' gives is not disposed: if it stops at a 'yield', what it has to clean up never runs",
        category: "Usage",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Use await foreach, or hold what GetAsyncEnumerator gives by await using.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(NeverDisposed);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        _ = context ?? throw new ArgumentNullException(nameof(context));
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (MeanwhileTypes.AreKnownTo(start.Compilation))
            {
                start.RegisterOperationAction(Analyze, OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name == "GetAsyncEnumerator" && IsDisposable(call.Type) && !Ownership.IsTaken(call))
        {
            var target = call.Instance?.Syntax ?? call.Arguments.FirstOrDefault()?.Syntax;
            context.ReportDiagnostic(Diagnostic.Create(NeverDisposed, call.Syntax.GetLocation(), target?.ToString() ?? "GetAsyncEnumerator"));
        }
    }

    private static bool IsDisposable(ITypeSymbol? type) =>
        type is not null
        && type.AllInterfaces.Append(type)
            .Any(static one => one.GetMembers("DisposeAsync").Any(static member => member is IMethodSymbol { Parameters.IsEmpty: true }));
}
