using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Meanwhile.Analyzers;

/// <summary>Tells the expressions that make a new coroutine from those that give one which others may have too.</summary>
internal static class MadeCoroutine
{
    /// <summary>The name of the coroutine that a call gives, or null where it gives none.</summary>
    internal static string? NameOf(IOperation value) => value switch
    {
        IInvocationOperation call when !MeanwhileTypes.IsCoroutine(call.Type) => null,
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } called } => called.Syntax.ToString(),
        IInvocationOperation call => call.TargetMethod.Name,
        IMethodReferenceOperation { Method: var method } when MeanwhileTypes.IsCoroutine(method.ReturnType) => method.Name,
        _ => null,
    };

    /// <summary>Whether a call makes the coroutine that it gives. One that is taken from a collection is in there too.</summary>
    internal static bool IsNew(IOperation value) => value switch
    {
        IInvocationOperation call => MeanwhileTypes.IsCoroutine(call.Type) && IsNewFrom(call.TargetMethod),
        IMethodReferenceOperation reference => MeanwhileTypes.IsCoroutine(reference.Method.ReturnType) && IsNewFrom(reference.Method),
        _ => false,
    };

    /// <summary>Whether the method is an <c>async</c> one: its call makes a coroutine and does nothing else, so it never throws.</summary>
    internal static bool IsAsync(IOperation value) =>
        value is IInvocationOperation { TargetMethod: var method }
        && (method.IsAsync || method.GetAttributes().Any(static one => one.AttributeClass?.Name == "AsyncStateMachineAttribute"));

    private static bool IsNewFrom(IMethodSymbol method) =>
        method.MethodKind == MethodKind.DelegateInvoke
        || (MeanwhileTypes.IsCoroutine(method.OriginalDefinition.ReturnType) && !IsReadyMade(method));

    // FromResult and FromException have nothing to run: none of them is missed.
    private static bool IsReadyMade(IMethodSymbol method) => method.IsStatic && MeanwhileTypes.IsNamed(method.ContainingType, "Coroutine");
}
