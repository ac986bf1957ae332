using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>Finds what the compiler keeps in a state machine for itself, beside awaiters: an exception to be thrown on after a finally block, the enumerator of a loop.</summary>
internal static class HoistedValues
{
    /// <summary>The exception that waits for the end of a finally block that awaits. It may be over already: the compiler does not clear the field after each way out.</summary>
    internal static Exception? PendingException<[DynamicallyAccessedMembers(HoistedAwaiter.Fields)] TStateMachine>(ref TStateMachine machine)
    {
        foreach (var field in OwnFields<TStateMachine>())
        {
            if (field.FieldType == typeof(object) && Read(ref machine, field) is Exception pending)
            {
                return pending;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether it may be in a block that an exception has led to: it keeps that, or of a catch block that has no use for it a number. Afterwards
    /// both may stay, and other numbers are kept for loops: only a no is certain.
    /// </summary>
    internal static bool MayCleanUp<[DynamicallyAccessedMembers(HoistedAwaiter.Fields)] TStateMachine>(ref TStateMachine machine)
    {
        foreach (var field in OwnFields<TStateMachine>())
        {
            if ((field.FieldType == typeof(object) || field.FieldType == typeof(int)) && Read(ref machine, field) is Exception or (int and not 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The cancellations that are kept there, also in variables; null for none.</summary>
    internal static List<OperationCanceledException>? Cancellations<[DynamicallyAccessedMembers(HoistedAwaiter.Fields)] TStateMachine>(ref TStateMachine machine)
    {
        List<OperationCanceledException>? found = null;
        foreach (var field in OwnFields<TStateMachine>())
        {
            if (!field.FieldType.IsValueType && Read(ref machine, field) is OperationCanceledException cancellation)
            {
                (found ??= []).Add(cancellation);
            }
        }

        return found;
    }

    /// <summary>Makes a loop forget its enumerator, which it then leaves as it is.</summary>
    /// <returns>False if there is none.</returns>
    internal static bool Forget<[DynamicallyAccessedMembers(HoistedAwaiter.Fields)] TStateMachine>(ref TStateMachine machine, object enumerator)
    {
        foreach (var field in OwnFields<TStateMachine>())
        {
            var value = Read(ref machine, field);
            if (ReferenceEquals(value, enumerator))
            {
                Write(ref machine, field, null);
                return true;
            }

            if (value is not null && IsConfigured(field.FieldType) && ForgetInside(value, enumerator))
            {
                Write(ref machine, field, value);
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether that is a type of enumerators of <c>WithCancellation</c> and <c>ConfigureAwait</c>.</summary>
    internal static bool IsConfigured(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ConfiguredCancelableAsyncEnumerable<>.Enumerator);

    /// <summary>Whether the compiler keeps something in it for itself.</summary>
    internal static bool IsOfCompiler(FieldInfo field) =>
        field.Name.StartsWith("<>7__wrap", StringComparison.Ordinal) || field.Name.StartsWith("<>s__", StringComparison.Ordinal);

    /// <summary>The enumerator around which another one is a struct; null where none is known.</summary>
    internal static object? Inside(object configured) => FieldInside(configured)?.GetValue(configured);

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where the field is trimmed nothing is known.")]
    private static FieldInfo? FieldInside(object configured) =>
        configured.GetType().GetField("_enumerator", BindingFlags.Instance | BindingFlags.NonPublic);

    /// <summary>That of <c>WithCancellation</c> and <c>ConfigureAwait</c> is a struct around another one, and disposes of that in any case.</summary>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Where there is no code for the type the answer is no.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The type has no members that are found by their names.")]
    private static bool ForgetInside(object configured, object enumerator)
    {
        var inner = FieldInside(configured);
        if (inner is null || !ReferenceEquals(inner.GetValue(configured), enumerator))
        {
            return false;
        }

        try
        {
            inner.SetValue(configured, Activator.CreateInstance(typeof(NoItems<>).MakeGenericType(configured.GetType().GenericTypeArguments)));
            return true;
        }
        catch (Exception missing) when (missing is NotSupportedException or MissingMemberException or TypeLoadException)
        {
            return false;
        }
    }

    private static void Write<TStateMachine>(ref TStateMachine machine, FieldInfo field, object? value)
    {
        if (typeof(TStateMachine).IsValueType)
        {
            field.SetValueDirect(__makeref(machine), value!);
        }
        else
        {
            field.SetValue(machine, value);
        }
    }

    internal static object? Read<TStateMachine>(ref TStateMachine machine, FieldInfo field) =>
        typeof(TStateMachine).IsValueType ? field.GetValueDirect(__makeref(machine)) : field.GetValue(machine);

    private static FieldInfo[] OwnFields<[DynamicallyAccessedMembers(HoistedAwaiter.Fields)] TStateMachine>() =>
        Cache<TStateMachine>.Own
        ?? (
            Cache<TStateMachine>.Own =
            [
                .. typeof(TStateMachine)
                    .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                    .Where(IsOfCompiler),
            ]
        );

    private static class Cache<TStateMachine>
    {
        internal static FieldInfo[]? Own;
    }
}
