using Microsoft.CodeAnalysis;

namespace Meanwhile.Analyzers;

/// <summary>Knows the methods that only write down what they are given.</summary>
internal static class Printing
{
    /// <summary>Whether the method makes text of its arguments, and does nothing else with them.</summary>
    internal static bool Prints(IMethodSymbol method)
    {
        var type = method.ContainingType;
        return method.Name switch
        {
            "Write" or "WriteLine" => DotnetTypes.Is(type, "System", "Console")
                || DotnetTypes.Is(type, "System.Diagnostics", "Debug")
                || DotnetTypes.Is(type, "System.Diagnostics", "Trace")
                || DotnetTypes.Is(type, "System.IO", "TextWriter"),
            "Append" or "AppendFormat" or "AppendJoin" => DotnetTypes.Is(type, "System.Text", "StringBuilder"),
            "Concat" or "Format" or "Join" => type?.SpecialType == SpecialType.System_String,
            _ => false,
        };
    }
}
