using Microsoft.CodeAnalysis;

namespace Meanwhile.Analyzers;

/// <summary>Tells the types of the library by their names, so that a rule needs no reference to it.</summary>
internal static class MeanwhileTypes
{
    /// <summary>Whether it is <c>Coroutine</c> or <c>Coroutine&lt;T&gt;</c>: cold, runs only when awaited.</summary>
    internal static bool IsCoroutine(ITypeSymbol? type) => IsNamed(type, "Coroutine");

    /// <summary>Whether it is <c>LoopTask</c>, <c>LoopTask&lt;T&gt;</c> or derived from one: it runs on its own.</summary>
    internal static bool IsLoopTask(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (IsNamed(current, "LoopTask"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamed(ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol
        {
            Arity: 0 or 1,
            ContainingType: null,
            ContainingNamespace: { Name: "Meanwhile", ContainingNamespace.IsGlobalNamespace: true },
        }
        && string.Equals(type.Name, name, StringComparison.Ordinal);
}
