using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>Looks into async methods that are not of this library. Natively, where their fields are not kept, there is nothing to be seen.</summary>
internal static class ForeignMethod
{
    private static readonly ConditionalWeakTable<Type, FieldInfo[]> Kept = [];
    private static readonly ConditionalWeakTable<Type, FieldInfo> Machines = [];

    /// <summary>The exceptions that a method keeps while it is in a catch or finally block that awaits. They may be over already.</summary>
    /// <param name="method">What its continuations belong to; anything else keeps none.</param>
    internal static IEnumerable<Exception> PendingExceptions(object? method)
    {
        if (method is null || MachineOf(method) is not { } machine)
        {
            yield break;
        }

        foreach (var field in Kept.GetValue(machine.GetType(), static type => OwnFields(type)))
        {
            if (field.GetValue(machine) is Exception pending)
            {
                yield return pending;
            }
        }
    }

    // Both the boxes of the common methods and those of pooled ones have it.
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where the field is trimmed nothing is seen.")]
    private static object? MachineOf(object box)
    {
        var type = box.GetType();
        if (!type.IsGenericType)
        {
            return null;
        }

        if (!Machines.TryGetValue(type, out var field))
        {
            field = type.GetField("StateMachine", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
            if (field is null)
            {
                return null;
            }

            Machines.AddOrUpdate(type, field);
        }

        return field.GetValue(box);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Where the fields are trimmed nothing is seen.")]
    private static FieldInfo[] OwnFields(Type machine) =>
        [
            .. machine
                .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(static field => field.FieldType == typeof(object) && HoistedValues.IsOfCompiler(field)),
        ];
}
