using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Meanwhile;

/// <summary>
/// What comes with a callback that foreign code is posted to its context by. An await of a task posts a delegate; the source of a value task posts the method
/// that awaits it, or itself with that in it (channels), or both in a value of its own (pipes). Natively nothing is seen of the last two.
/// </summary>
internal static class PostedState
{
    private static readonly ConditionalWeakTable<Type, FieldInfo[]> Carriers = [];
    private static readonly ConditionalWeakTable<Type, FieldInfo[]> Errors = [];

    /// <summary>The method that goes on; what was posted where that is none, or cannot be told.</summary>
    internal static object? GoesOn(object? posted)
    {
        if (posted is null or Delegate or Task || ForeignMethod.MachineOf(posted) is not null)
        {
            return posted;
        }

        foreach (var field in Carriers.GetValue(posted.GetType(), static type => [.. FieldsOf(type, typeof(object))]))
        {
            if (field.GetValue(posted) is { } carried && ForeignMethod.MachineOf(carried) is not null)
            {
                return carried;
            }
        }

        return posted;
    }

    /// <summary>The same, and of a delegate what it belongs to.</summary>
    internal static object? MethodIn(object? posted)
    {
        var goesOn = GoesOn(posted);
        return goesOn is Delegate code ? code.Target : goesOn;
    }

    /// <summary>How the await has ended that it goes on from.</summary>
    internal static ForeignMethod.AwaitEnd EndOfAwait(object? posted)
    {
        var end = ForeignMethod.EndOfAwait(MethodIn(posted));
        if (end != ForeignMethod.AwaitEnd.Unknown || posted is null or Delegate)
        {
            return end;
        }

        // A source that comes itself says that it has ended only when it has called, and keeps the failure.
        var errors = Errors.GetValue(posted.GetType(), static type => [.. FieldsOf(type, typeof(ExceptionDispatchInfo))]);
        if (errors.Length != 1 || GoesOn(posted) == posted)
        {
            return end;
        }

        return errors[0].GetValue(posted) is not ExceptionDispatchInfo error ? ForeignMethod.AwaitEnd.Result
            : error.SourceException is OperationCanceledException ? ForeignMethod.AwaitEnd.Cancel
            : ForeignMethod.AwaitEnd.Unknown;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Where the fields are trimmed nothing is seen.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where the fields are trimmed nothing is seen.")]
    private static IEnumerable<FieldInfo> FieldsOf(Type type, Type ofField)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.FieldType == ofField)
                {
                    yield return field;
                }
            }
        }
    }
}
