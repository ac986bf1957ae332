using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Meanwhile.Analyzers;

/// <summary>
/// MW0004: <c>Task.Run(async () => await F())</c> and its like. No event loop runs on the threads of the pool, so awaiting a
/// coroutine there throws, and so does what needs the loop at once.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OffLoopAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor NoLoopThere = new(
        id: "MW0004",
        title: "A coroutine is awaited where no event loop runs",
        messageFormat: "{0} on a thread of '{1}', where no event loop runs: {2}",
        category: "Usage",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What needs an event loop throws 'no running event loop' on other threads. Await it on the loop, or hand it over with loop.Submit.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(NoLoopThere);

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
                start.RegisterOperationAction(Analyze, OperationKind.Invocation, OperationKind.ObjectCreation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        if (ThreadStart.NameOf(context.Operation) is not { } start || !ThreadStart.IsOffLoopForCertain(context.Operation))
        {
            return;
        }

        foreach (var function in ThreadStart.FunctionsOf(context.Operation))
        {
            if (CodeOf(function) is { } code && FirstThatNeedsLoop(code) is var (operation, what))
            {
                var mend = ThreadStart.IsForMany(start) ? "use 'Map' on the loop" : "stay on the loop, or hand it over with 'loop.Submit'";
                context.ReportDiagnostic(Diagnostic.Create(NoLoopThere, operation.Syntax.GetLocation(), what, start, mend));
            }
        }
    }

    /// <summary>The code that runs when a function is called, where it is in sight: that of a lambda or a local function.</summary>
    private static IOperation? CodeOf(IOperation function) => function switch
    {
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol: var method } lambda } when RunsWhenCalled(method) => lambda,
        IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } method } reference }
            when RunsWhenCalled(method) => LocalFunction(method, reference),
        _ => null,
    };

    // A coroutine runs when it is awaited, an iterator when it is gone through.
    private static bool RunsWhenCalled(IMethodSymbol method) =>
        !MeanwhileTypes.IsCoroutine(method.ReturnType) && method.ReturnType.Name is not ("IEnumerable" or "IEnumerator" or "IAsyncEnumerable" or "IAsyncEnumerator");

    private static IOperation? LocalFunction(IMethodSymbol method, IOperation use)
    {
        var root = use;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root.Descendants()
            .OfType<ILocalFunctionOperation>()
            .FirstOrDefault(one => SymbolEqualityComparer.Default.Equals(one.Symbol, method.OriginalDefinition));
    }

    // What the function calls is not looked into, nor the functions in it: they may well run on a loop.
    private static (IOperation Operation, string What)? FirstThatNeedsLoop(IOperation code)
    {
        foreach (var operation in Expressions.OwnCode(code))
        {
            switch (operation)
            {
                case IAwaitOperation { Operation: { Type: var type } awaited }:
                    if (MeanwhileTypes.IsCoroutine(type))
                    {
                        return (operation, $"coroutine '{NameOf(awaited)}' is awaited");
                    }

                    if (!StaysOnPool(type))
                    {
                        return null;
                    }

                    break;
                case IInvocationOperation call when NeedsLoop(call):
                    return (operation, $"'{call.TargetMethod.Name}' is called");
                case IPropertyReferenceOperation { Property: { Name: "CurrentOrNull", ContainingType: var owner } } when MeanwhileTypes.IsNamed(owner, "EventLoop"):
                    // It knows that there may be none.
                    return null;
                case IPropertyReferenceOperation { Property: { Name: "Current", ContainingType: var owner } } when MeanwhileTypes.IsNamed(owner, "EventLoop"):
                    return (operation, "'EventLoop.Current' is asked for");
                default:
                    break;
            }
        }

        return null;
    }

    private static string NameOf(IOperation awaited) => MadeCoroutine.NameOf(awaited) ?? awaited.Syntax.ToString();

    // An awaitable of somebody else may go on anywhere, also on the loop.
    private static bool StaysOnPool(ITypeSymbol? awaited) =>
        DotnetTypes.IsIn(awaited, "System.Threading.Tasks")
        || DotnetTypes.IsIn(awaited, "System.Runtime.CompilerServices")
        || DotnetTypes.IsIn(awaited, "Meanwhile");

    private static bool NeedsLoop(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "CreateTask" => MeanwhileTypes.IsNamed(call.TargetMethod.ContainingType, "Async") || MeanwhileTypes.IsNamed(call.TargetMethod.ContainingType, "TaskGroup"),
        "Gather" or "GatherOutcomes" => MeanwhileTypes.IsNamed(call.TargetMethod.ContainingType, "Async"),
        "GetAwaiter" => MeanwhileTypes.IsCoroutine(call.TargetMethod.ContainingType),
        _ => false,
    };
}
