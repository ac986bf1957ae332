using Microsoft.CodeAnalysis;

namespace Meanwhile.Analyzers;

/// <summary>Tells the types of the library by their names, so that a rule needs no reference to it.</summary>
internal static class MeanwhileTypes
{
    /// <summary>Whether code can use the library. Its analyzers travel with it, but may reach projects that use it only through others.</summary>
    internal static bool AreKnownTo(Compilation compilation) => compilation.GetTypeByMetadataName("Meanwhile.Coroutine") is not null;

    /// <summary>Whether the code of an assembly can have heard of the library.</summary>
    internal static bool AreKnownTo(IAssemblySymbol? assembly) =>
        assembly is null or { Name: "Meanwhile" }
        || assembly.Modules.SelectMany(static module => module.ReferencedAssemblies).Any(static one => one.Name == "Meanwhile");

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

    /// <summary>Whether it is the type of the library with that name, with one type argument at most.</summary>
    internal static bool IsNamed(ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol
        {
            Arity: 0 or 1,
            ContainingType: null,
            ContainingNamespace: { Name: "Meanwhile", ContainingNamespace.IsGlobalNamespace: true },
        }
        && string.Equals(type.Name, name, StringComparison.Ordinal);
}
