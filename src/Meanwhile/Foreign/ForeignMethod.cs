using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>Looks into async methods that are not of this library. Natively, where their fields are not kept, there is nothing to be seen.</summary>
internal static class ForeignMethod
{
    private static readonly ConditionalWeakTable<Type, Fields> Known = [];

    private static readonly Type? Box = Type.GetType("System.Runtime.CompilerServices.IAsyncStateMachineBox");

    /// <summary>How an await has ended that a method is about to go on from.</summary>
    internal enum AwaitEnd : byte
    {
        /// <summary>It failed, or it cannot be told.</summary>
        Unknown,

        /// <summary>With a result.</summary>
        Result,

        /// <summary>By a cancel.</summary>
        Cancel,
    }

    /// <summary>The exceptions that a method keeps while it is in a catch or finally block that awaits. They may be over already.</summary>
    /// <param name="method">What its continuations belong to; anything else keeps none.</param>
    internal static IEnumerable<Exception> PendingExceptions(object? method)
    {
        if (FieldsOf(method, out var machine) is not { } fields)
        {
            yield break;
        }

        foreach (var field in fields.Kept)
        {
            if (field.GetValue(machine) is Exception pending)
            {
                yield return pending;
            }
        }
    }

    /// <summary>Whether a method may be in a block that an exception has led to. Afterwards what tells so may stay: only a no is certain, where its fields are seen.</summary>
    internal static bool MayCleanUp(object method) =>
        FieldsOf(method, out var machine) is not { } fields
        || Array.Exists(fields.Kept, field => field.GetValue(machine) is Exception)
        || Array.Exists(fields.Numbers, field => field.GetValue(machine) is not 0);

    /// <summary>How the await has ended that a method is about to go on from.</summary>
    internal static AwaitEnd EndOfAwait(object? method)
    {
        if (FieldsOf(method, out var machine) is { } fields)
        {
            foreach (var (field, awaiter) in fields.Awaiters)
            {
                // Those of other awaits are empty.
                if (field.GetValue(machine) is { } kept && awaiter.Awaited(kept) is not null && awaiter.IsCompleted(kept))
                {
                    return awaiter.IsCanceled(kept) ? AwaitEnd.Cancel
                        : awaiter.IsFaulted(kept) ? AwaitEnd.Unknown
                        : AwaitEnd.Result;
                }
            }
        }

        return AwaitEnd.Unknown;
    }

    /// <summary>The state machine of an async method or iterator; null where that is none, or cannot be told.</summary>
    internal static object? MachineOf(object box)
    {
        if (Box?.IsInstanceOfType(box) == false)
        {
            return null;
        }

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

    private static Fields? FieldsOf(object? method, out object? machine)
    {
        // An iterator is its own.
        machine = method is null ? null : method as IAsyncStateMachine ?? MachineOf(method);
        return machine is null ? null : Known.GetValue(machine.GetType(), static type => new Fields(type));
    }

    /// <summary>What the compiler keeps in a state machine for itself.</summary>
    private sealed class Fields
    {
        [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Where the fields are trimmed nothing is seen.")]
        internal Fields(Type machine)
        {
            var all = machine.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
            Kept = [.. all.Where(static field => field.FieldType == typeof(object) && HoistedValues.IsOfCompiler(field))];
            var own = all.Where(HoistedValues.IsOfCompiler).ToArray();
            Numbers = [.. own.Where((field, i) => field.FieldType == typeof(int) && (i == 0 || !TellsOfNumber(own[i - 1])))];
            Awaiters = [.. all.Select(static field => (Field: field, Awaiter: ForeignAwaiter.Of(field.FieldType))).Where(static each => each.Awaiter is not null)!];
        }

        // After an array it is the place in a loop, and after what keeps an exception that tells more.
        private static bool TellsOfNumber(FieldInfo before) => before.FieldType.IsArray || before.FieldType == typeof(object);

        internal FieldInfo[] Kept { get; }

        internal FieldInfo[] Numbers { get; }

        internal (FieldInfo Field, ForeignAwaiter Awaiter)[] Awaiters { get; }
    }
}
