using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Meanwhile.Analyzers;

/// <summary>
/// MW0005: a variable that holds a coroutine is assigned again before anybody used it. A variable that nobody uses at all is a
/// matter of MW0001.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReplacedCoroutineAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Replaced = new(
        id: "MW0005",
        title: "A coroutine is replaced before it is awaited",
        messageFormat: "coroutine '{0}' is lost when '{1}' is assigned again before it was awaited: it will not run",
        category: "Usage",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The variable was the only one to know the coroutine. Await the first before the second is assigned, or keep them apart.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Replaced);

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
                start.RegisterOperationBlockStartAction(AnalyzeMember);
            }
        });
    }

    private static void AnalyzeMember(OperationBlockStartAnalysisContext member)
    {
        var references = new References(member.OperationBlocks);
        member.RegisterOperationAction(context => AnalyzeCall(context, references), OperationKind.Invocation);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, References references)
    {
        var call = context.Operation;
        if (
            MadeCoroutine.IsNew(call)
            && Expressions.Outermost(call) is var value
            && VariableOf(value) is var (local, statement)
            && new Life(local, value, statement, references).EndsUnused()
            && !new Trail(references).LeadsNowhere(call)
        )
        {
            context.ReportDiagnostic(Diagnostic.Create(Replaced, call.Syntax.GetLocation(), MadeCoroutine.NameOf(call), local.Name));
        }
    }

    /// <summary>The variable that a value is assigned to, and the statement that does nothing else.</summary>
    private static (ILocalSymbol Local, IOperation Statement)? VariableOf(IOperation value) => value.Parent switch
    {
        ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation target, Parent: IExpressionStatementOperation statement } =>
            target.Local.IsRef ? null : (target.Local, statement),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Parent.Parent: IVariableDeclarationGroupOperation group } declarator } =>
            declarator.Symbol.IsRef ? null : (declarator.Symbol, group),
        _ => null,
    };
}
