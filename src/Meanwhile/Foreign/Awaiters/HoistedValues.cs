using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Meanwhile;

/// <summary>Finds what the compiler keeps in a state machine for itself, beside awaiters: an exception to be thrown on after a finally block, the enumerator of a loop.</summary>
internal static class HoistedValues
{
    /// <summary>Whether an exception waits for the end of a finally block that awaits. It may be over already: the compiler does not clear the field after each way out.</summary>
    internal static bool HasException<[DynamicallyAccessedMembers(HoistedAwaiter.Fields)] TStateMachine>(ref TStateMachine machine)
    {
        foreach (var field in OwnFields<TStateMachine>())
        {
            if (field.FieldType == typeof(object) && Read(ref machine, field) is Exception)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Clears the field in which a loop keeps that enumerator: the loop then leaves it as it is.</summary>
    /// <returns>False if there is none.</returns>
    internal static bool Forget<[DynamicallyAccessedMembers(HoistedAwaiter.Fields)] TStateMachine>(ref TStateMachine machine, object enumerator)
    {
        foreach (var field in OwnFields<TStateMachine>())
        {
            if (!field.FieldType.IsValueType && ReferenceEquals(Read(ref machine, field), enumerator))
            {
                if (typeof(TStateMachine).IsValueType)
                {
                    field.SetValueDirect(__makeref(machine), null!);
                }
                else
                {
                    field.SetValue(machine, null);
                }

                return true;
            }
        }

        return false;
    }

    private static object? Read<TStateMachine>(ref TStateMachine machine, FieldInfo field) =>
        typeof(TStateMachine).IsValueType ? field.GetValueDirect(__makeref(machine)) : field.GetValue(machine);

    private static FieldInfo[] OwnFields<[DynamicallyAccessedMembers(HoistedAwaiter.Fields)] TStateMachine>() =>
        Cache<TStateMachine>.Own
        ?? (
            Cache<TStateMachine>.Own =
            [
                .. typeof(TStateMachine)
                    .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                    .Where(static field =>
                        field.Name.StartsWith("<>7__wrap", StringComparison.Ordinal) || field.Name.StartsWith("<>s__", StringComparison.Ordinal)
                    ),
            ]
        );

    private static class Cache<TStateMachine>
    {
        internal static FieldInfo[]? Own;
    }
}
