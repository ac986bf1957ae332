using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Threading.Tasks.Sources;

namespace Meanwhile;

/// <summary>Who waits for a source of <see cref="ValueTask"/>s that the compiler or .NET made: an async iterator, a pooled async method. It does not tell, and is read from its fields.</summary>
internal static class SourceEnd
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Finds out what goes on when the source has a result.</summary>
    /// <param name="source">The source.</param>
    /// <param name="goesOn">What goes on; null if nobody waits.</param>
    /// <returns>False if it cannot be told.</returns>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where the fields are trimmed it cannot be told.")]
    internal static bool TryRead(object source, out object? goesOn)
    {
        goesOn = null;
        if (CoreOf(source) is not { } core)
        {
            return false;
        }

        var type = core.GetType();
        if (type.GetField("_continuation", Own) is not { } continuation || type.GetField("_continuationState", Own) is not { } state)
        {
            return false;
        }

        goesOn = state.GetValue(core);
        return goesOn is not null || continuation.GetValue(core) is null;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where the field is trimmed it cannot be told.")]
    private static object? CoreOf(object source)
    {
        for (var type = source.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(Own))
            {
                if (field.FieldType is { IsGenericType: true } its && its.GetGenericTypeDefinition() == typeof(ManualResetValueTaskSourceCore<>))
                {
                    return field.GetValue(source);
                }
            }
        }

        return null;
    }
}
