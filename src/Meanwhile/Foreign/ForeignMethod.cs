using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>Looks into async methods that are not of this library. Natively, where their fields are not kept, there is nothing to be seen.</summary>
internal static class ForeignMethod
{
    private static readonly ConditionalWeakTable<Type, FieldInfo[]> Kept = [];

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

    /// <summary>The state machine of an async method or iterator; null where that is none, or cannot be told.</summary>
    internal static object? MachineOf(object box)
    {
        try
        {
            return box.GetType().IsGenericType ? StateMachineOf(box) : null;
        }
        catch (Exception missing) when (missing is MissingMemberException or TypeLoadException or InvalidCastException)
        {
            return null;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "GetStateMachineObject")]
    private static extern IAsyncStateMachine StateMachineOf(
        [UnsafeAccessorType("System.Runtime.CompilerServices.IAsyncStateMachineBox, System.Private.CoreLib")] object box
    );

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Where the fields are trimmed nothing is seen.")]
    private static FieldInfo[] OwnFields(Type machine) =>
        [
            .. machine
                .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(static field => field.FieldType == typeof(object) && HoistedValues.IsOfCompiler(field)),
        ];
}
