using Microsoft.CodeAnalysis;

namespace Meanwhile.Analyzers;

/// <summary>Tells .NET's own types, and what is known of them.</summary>
internal static class DotnetTypes
{
    private static readonly HashSet<string> Collections = new(StringComparer.Ordinal)
    {
        "System.Collections",
        "System.Collections.Concurrent",
        "System.Collections.Generic",
        "System.Collections.Immutable",
        "System.Collections.ObjectModel",
    };

    /// <summary>Whether it is that type, with whatever type arguments.</summary>
    internal static bool Is(ITypeSymbol? type, string space, string name) =>
        type is { ContainingType: null } && string.Equals(type.Name, name, StringComparison.Ordinal) && IsIn(type, space);

    /// <summary>Whether the type is in that namespace.</summary>
    internal static bool IsIn(ITypeSymbol? type, string space) =>
        type?.ContainingNamespace is { } its && string.Equals(its.ToDisplayString(), space, StringComparison.Ordinal);

    /// <summary>Whether it is an array or one of .NET's own collections: such a one does nothing with what is put in.</summary>
    internal static bool IsCollection(ITypeSymbol? type) =>
        type is IArrayTypeSymbol
        || type is { SpecialType: SpecialType.System_Array }
        || Is(type, "System", "Span")
        || Is(type, "System", "ReadOnlySpan")
        || (type?.ContainingNamespace is { } space && Collections.Contains(space.ToDisplayString()));

    /// <summary>Whether it is one of the classes whose methods are LINQ to objects.</summary>
    internal static bool IsLinq(ITypeSymbol? type) => Is(type, "System.Linq", "Enumerable") || Is(type, "System.Linq", "ParallelEnumerable");

    /// <summary>Whether a value of that type cannot be a coroutine, nor have one inside.</summary>
    internal static bool CannotHoldCoroutine(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Enum }
        || type?.SpecialType
            is SpecialType.System_Void
                or SpecialType.System_Boolean
                or SpecialType.System_Char
                or SpecialType.System_Int32
                or SpecialType.System_Int64
                or SpecialType.System_Double
                or SpecialType.System_Decimal
                or SpecialType.System_String;
}
