using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Meanwhile;

/// <summary>
/// Finds the field of a state machine in which the compiler keeps an awaiter while the method is suspended. The compiler
/// makes one such field for each awaiter type; where there is not exactly one, it cannot be told and is left alone.
/// </summary>
internal static class HoistedAwaiter
{
    internal const DynamicallyAccessedMemberTypes Fields =
        DynamicallyAccessedMemberTypes.NonPublicFields | DynamicallyAccessedMemberTypes.PublicFields;

    internal static object? Read<[DynamicallyAccessedMembers(Fields)] TStateMachine>(ref TStateMachine machine, Type awaiterType)
    {
        var field = FieldOf<TStateMachine>(awaiterType);
        if (field is null)
        {
            return null;
        }

        return typeof(TStateMachine).IsValueType ? field.GetValueDirect(__makeref(machine)) : field.GetValue(machine);
    }

    internal static bool Replace<[DynamicallyAccessedMembers(Fields)] TStateMachine>(
        ref TStateMachine machine,
        Type awaiterType,
        object awaiter
    )
    {
        var field = FieldOf<TStateMachine>(awaiterType);
        if (field is null)
        {
            return false;
        }

        if (typeof(TStateMachine).IsValueType)
        {
            field.SetValueDirect(__makeref(machine), awaiter);
        }
        else
        {
            field.SetValue(machine, awaiter);
        }

        return true;
    }

    private static FieldInfo? FieldOf<[DynamicallyAccessedMembers(Fields)] TStateMachine>(Type awaiterType)
    {
        if (Cache<TStateMachine>.Found.TryGetValue(awaiterType, out var known))
        {
            return known;
        }

        FieldInfo? only = null;
        foreach (var field in typeof(TStateMachine).GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (field.FieldType == awaiterType && field.Name.StartsWith("<>u__", StringComparison.Ordinal))
            {
                if (only is not null)
                {
                    only = null;
                    break;
                }

                only = field;
            }
        }

        Cache<TStateMachine>.Found.TryAdd(awaiterType, only);
        return only;
    }

    // A static of the state machine's own instance goes with it where its assembly can be unloaded.
    private static class Cache<TStateMachine>
    {
        internal static readonly ConcurrentDictionary<Type, FieldInfo?> Found = new();
    }
}
