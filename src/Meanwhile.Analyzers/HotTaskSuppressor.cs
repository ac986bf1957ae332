using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Meanwhile.Analyzers;

/// <summary>
/// Takes back the compiler's CS4014 ("this call is not awaited") where the call gives a <c>LoopTask</c>: the loop runs it and
/// keeps it, and reports its failure, whether or not anybody awaits it. A <c>Coroutine</c> keeps the warning.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HotTaskSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor HotTask = new(
        id: "MWS001",
        suppressedDiagnosticId: "CS4014",
        justification: "A LoopTask runs on its own: the loop owns it and reports its failure.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(HotTask);

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree)
            {
                var call = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
                var type = context.GetSemanticModel(tree).GetTypeInfo(call, context.CancellationToken).Type;
                if (MeanwhileTypes.IsLoopTask(type))
                {
                    context.ReportSuppression(Suppression.Create(HotTask, diagnostic));
                }
            }
        }
    }
}
