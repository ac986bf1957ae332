using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Meanwhile.Analyzers;

/// <summary>
/// MW0001: a <c>Coroutine</c> whose value is dropped never runs. Reports the places where the compiler's own CS4014 is silent,
/// and only those.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DroppedCoroutineAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor NeverAwaited = new(
        id: "MW0001",
        title: "A coroutine is never awaited",
        messageFormat: "coroutine '{0}' is never awaited: it will not run",
        category: "Usage",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Calling a method that returns a Coroutine runs nothing. Await the coroutine, or hand it to CreateTask or a task group.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(NeverAwaited);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        _ = context ?? throw new ArgumentNullException(nameof(context));
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(AnalyzeStatement, OperationKind.ExpressionStatement);
        context.RegisterOperationAction(AnalyzeDiscard, OperationKind.SimpleAssignment);
    }

    private static void AnalyzeStatement(OperationAnalysisContext context)
    {
        var dropped = ((IExpressionStatementOperation)context.Operation).Operation;
        if (dropped is IInvocationOperation call && IsReportedByCompiler(call, context.ContainingSymbol))
        {
            return;
        }

        Report(context, dropped);
    }

    private static void AnalyzeDiscard(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IDiscardOperation)
        {
            Report(context, assignment.Value);
        }
    }

    private static void Report(OperationAnalysisContext context, IOperation dropped)
    {
        foreach (var value in ValuesOf(dropped))
        {
            if (MeanwhileTypes.IsCoroutine(value.Type) && NameOf(value) is { } name)
            {
                context.ReportDiagnostic(Diagnostic.Create(NeverAwaited, value.Syntax.GetLocation(), name));
            }
        }
    }

    // What a dropped expression may evaluate to: one call, or one for each branch.
    private static IEnumerable<IOperation> ValuesOf(IOperation dropped) => dropped switch
    {
        IConversionOperation conversion => ValuesOf(conversion.Operand),
        IParenthesizedOperation parenthesized => ValuesOf(parenthesized.Operand),
        IConditionalAccessOperation access => ValuesOf(access.WhenNotNull),
        IConditionalOperation { WhenFalse: { } otherwise } choice => ValuesOf(choice.WhenTrue).Concat(ValuesOf(otherwise)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => ValuesOf(arm.Value)),
        ICoalesceOperation choice => ValuesOf(choice.Value).Concat(ValuesOf(choice.WhenNull)),
        _ => new[] { dropped },
    };

    // A discarded variable may have been awaited elsewhere; a call is new, and dropped here.
    private static string? NameOf(IOperation value) => value switch
    {
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } called } => called.Syntax.ToString(),
        IInvocationOperation call => call.TargetMethod.Name,
        _ => null,
    };

    // The compiler reports a dropped call of an async method of the same compilation anywhere, and in an async method every call
    // that could be awaited.
    private static bool IsReportedByCompiler(IInvocationOperation call, ISymbol container) =>
        call.TargetMethod.IsAsync || IsInAsyncFunction(call, container);

    private static bool IsInAsyncFunction(IOperation operation, ISymbol container)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IAnonymousFunctionOperation lambda:
                    return lambda.Symbol.IsAsync;
                case ILocalFunctionOperation function:
                    return function.Symbol.IsAsync;
            }
        }

        return container is IMethodSymbol { IsAsync: true };
    }
}
