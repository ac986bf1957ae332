using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Meanwhile.Analyzers;

/// <summary>
/// MW0003: <c>Task.Run(() => F())</c> and its like, where F gives a coroutine. The thread only makes the coroutine; what comes
/// back is a task of a coroutine, and awaiting that task does not run the coroutine.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MadeOnThreadAnalyzer : DiagnosticAnalyzer
{
    // Longer calls are not repeated in a message.
    private const int LongestCall = 40;

    private static readonly DiagnosticDescriptor OnlyMade = new(
        id: "MW0003",
        title: "A coroutine is made on another thread and does not run there",
        messageFormat: "'{0}' only makes coroutine '{1}' and does not run it: {2}",
        category: "Usage",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A coroutine runs on an event loop. On the loop await it or make a task of it; from another thread use loop.Submit.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(OnlyMade);

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
        // To give a coroutine to ToThread is an error of the compiler.
        if (ThreadStart.NameOf(context.Operation) is not { } start || start == "ToThread")
        {
            return;
        }

        var made = ThreadStart.FunctionsOf(context.Operation).SelectMany(CoroutinesOf).FirstOrDefault();
        if (made is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(OnlyMade, context.Operation.Syntax.GetLocation(), start, NameOf(made), Mend(start, made)));
        }
    }

    /// <summary>What makes the coroutines that a function gives: calls in it, or the function itself where its code is elsewhere.</summary>
    private static IEnumerable<IOperation> CoroutinesOf(IOperation function) => function switch
    {
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol: { IsAsync: true, ReturnType: var given } } }
            when MeanwhileTypes.IsCoroutine(given) => [function],
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => Expressions
            .OwnCode(lambda)
            .OfType<IReturnOperation>()
            .SelectMany(static end => end.ReturnedValue is { } value ? Expressions.Choices(value) : [])
            .Where(static value => MadeCoroutine.NameOf(value) is not null),
        IDelegateCreationOperation { Target: IMethodReferenceOperation method } when MadeCoroutine.NameOf(method) is not null => [method],
        not IDelegateCreationOperation and { Type: INamedTypeSymbol { DelegateInvokeMethod.ReturnType: var given } }
            when MeanwhileTypes.IsCoroutine(given) => [function],
        _ => [],
    };

    private static string NameOf(IOperation made) => made is IDelegateCreationOperation ? "lambda" : MadeCoroutine.NameOf(made) ?? made.Syntax.ToString();

    private static string Mend(string start, IOperation made)
    {
        if (ThreadStart.IsForMany(start))
        {
            return "use 'Map', which runs them on the loop";
        }

        if (made is IDelegateCreationOperation)
        {
            return "leave the thread away, or give the lambda to 'loop.Submit'";
        }

        var written = made.Syntax.ToString();
        var isCall = made is IInvocationOperation;
        var isShort = written.Length <= LongestCall && written.IndexOf('\n') < 0;
        var call = (isCall, isShort) switch
        {
            (true, true) => written,
            (true, false) => $"{NameOf(made)}(…)",
            _ => $"{NameOf(made)}()",
        };
        return $"on the loop use 'await {call}' or 'CreateTask({call})', from another thread 'loop.Submit({(isCall ? $"() => {call}" : NameOf(made))})'";
    }
}
