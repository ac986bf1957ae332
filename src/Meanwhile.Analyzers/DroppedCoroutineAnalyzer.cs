using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Meanwhile.Analyzers;

/// <summary>
/// MW0001: a <c>Coroutine</c> that is dropped never runs. Reports the places where the compiler's own CS4014 is silent, and only
/// those. MW0006: the same of one that is put in a collection which is dropped.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DroppedCoroutineAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor NeverAwaited = new(
        id: "MW0001",
        title: "A coroutine is never awaited",
        messageFormat: "{0} is never awaited: it will not run",
        category: "Usage",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Calling a method that returns a Coroutine runs nothing. Await the coroutine, or hand it to CreateTask or a task group.");

    private static readonly DiagnosticDescriptor NeverGathered = new(
        id: "MW0006",
        title: "Coroutines are collected and never awaited",
        messageFormat: "coroutine '{0}' goes into {1}, and nobody awaits what is in there: it will not run",
        category: "Usage",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Putting a coroutine in a collection runs nothing. Give the collection to Gather, or make a task of each in a task group.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(NeverAwaited, NeverGathered);

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
        var collections = new ConcurrentDictionary<SyntaxNode, bool>();
        member.RegisterOperationAction(context => AnalyzeCall(context, references, collections), OperationKind.Invocation);
        member.RegisterOperationAction(context => AnalyzeAwait(context, references), OperationKind.Await);
        member.RegisterOperationAction(context => AnalyzeFunction(context, references, collections), OperationKind.DelegateCreation);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, References references, ConcurrentDictionary<SyntaxNode, bool> collections)
    {
        var call = (IInvocationOperation)context.Operation;
        if (MadeCoroutine.NameOf(call) is not { } name)
        {
            return;
        }

        var trail = new Trail(references);
        if (IsDroppedAtOnce(call))
        {
            if (call.Parent is not IExpressionStatementOperation || !IsReportedByCompiler(call, context.ContainingSymbol))
            {
                context.ReportDiagnostic(Diagnostic.Create(NeverAwaited, call.Syntax.GetLocation(), $"coroutine '{name}'"));
            }
        }
        else if (MadeCoroutine.IsNew(call) && !IsCalledForItsFailure(call) && trail.LeadsNowhere(call))
        {
            Report(context, trail, call, name, collections);
        }
    }

    // A method itself where a function is wanted that makes a coroutine of each item.
    private static void AnalyzeFunction(OperationAnalysisContext context, References references, ConcurrentDictionary<SyntaxNode, bool> collections)
    {
        var function = (IDelegateCreationOperation)context.Operation;
        var trail = new Trail(references);
        if (function.Target is IMethodReferenceOperation method && MadeCoroutine.IsNew(method) && trail.IsMadeForNobody(function))
        {
            Report(context, trail, method, method.Method.Name, collections);
        }
    }

    // Code that knows nothing of coroutines gives back what it was given, or what a function made that it was given.
    private static void AnalyzeAwait(OperationAnalysisContext context, References references)
    {
        var awaited = (IAwaitOperation)context.Operation;
        var given = awaited.Type switch
        {
            IArrayTypeSymbol { ElementType: var each } when MeanwhileTypes.IsCoroutine(each) => "each coroutine that",
            var one when MeanwhileTypes.IsCoroutine(one) => "the coroutine that",
            _ => null,
        };
        if (
            given is null
            || CallIn(awaited.Operation) is not { TargetMethod.TypeArguments: var types } call
            || !types.Any(MeanwhileTypes.IsCoroutine)
            || call.DescendantsAndSelf().Any(static part => ThreadStart.NameOf(part) is not null)
            || !new Trail(references).LeadsNowhere(awaited)
        )
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(NeverAwaited, awaited.Syntax.GetLocation(), $"{given} '{call.TargetMethod.Name}' gives"));
    }

    private static void Report(OperationAnalysisContext context, Trail trail, IOperation made, string name, ConcurrentDictionary<SyntaxNode, bool> collections)
    {
        var place = made.Syntax.GetLocation();
        if (trail.Collection is not { } collection)
        {
            context.ReportDiagnostic(Diagnostic.Create(NeverAwaited, place, $"coroutine '{name}'"));
        }
        else if (collections.TryAdd(collection, true))
        {
            context.ReportDiagnostic(Diagnostic.Create(NeverGathered, place, name, trail.CollectionName is { } local ? $"'{local}'" : "a collection"));
        }
    }

    // "task.ConfigureAwait(false)" gives what the task gives.
    private static IInvocationOperation? CallIn(IOperation awaited) =>
        awaited is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } ? CallIn(task) : awaited as IInvocationOperation;

    private static bool IsDroppedAtOnce(IOperation value) =>
        Expressions.Outermost(value).Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };

    // "() => Find(null).ToString()": a function that does nothing but call what may throw is how tests ask whether it does.
    private static bool IsCalledForItsFailure(IInvocationOperation call) =>
        Expressions.Outermost(call).Parent is IInvocationOperation { Instance: not null } member
        && Expressions.Outermost(member).Parent is IReturnOperation { IsImplicit: true } or IExpressionStatementOperation { IsImplicit: true }
        && Expressions.FunctionAround(call) is IAnonymousFunctionOperation
        && !MadeCoroutine.IsAsync(call);

    // The compiler reports a dropped call of an async method of the same compilation anywhere, and in an async method every call
    // that could be awaited.
    private static bool IsReportedByCompiler(IInvocationOperation call, ISymbol container) =>
        call.TargetMethod.IsAsync
        || Expressions.FunctionAround(call) switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol.IsAsync,
            ILocalFunctionOperation function => function.Symbol.IsAsync,
            _ => container is IMethodSymbol { IsAsync: true },
        };
}
