using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// Finds what a state machine keeps that is to be disposed of asynchronously: in a variable, also one that a lambda has captured, or for a loop or an
/// await using. What the method was given, and its object, are others' to dispose of.
/// </summary>
internal static class HeldDisposables
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly FieldInfo? Configured = typeof(ConfiguredAsyncDisposable).GetField("_source", Fields);

    internal static List<object> In<[DynamicallyAccessedMembers(HoistedAwaiter.Fields)] TStateMachine>(ref TStateMachine machine)
    {
        var held = new List<object>();
        foreach (var field in FieldsOf<TStateMachine>())
        {
            if (HoistedValues.Read(ref machine, field) is not { } value)
            {
                continue;
            }

            if (IsClosure(field))
            {
                AddThoseIn(value, held);
            }
            else
            {
                Add(field.FieldType, value, held);
            }
        }

        return held;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "An interface that is trimmed is used by nobody.")]
    internal static bool IsEnumerator(object held) =>
        held is IAsyncDisposable
        && Array.Exists(held.GetType().GetInterfaces(), static type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerator<>));

    /// <summary>The enumerator of which that is a step: the one whose method it is, or, where that is not known, the last one, of the innermost loop.</summary>
    internal static object EnumeratorOf(Task step, IReadOnlyList<object> held)
    {
        var owner = OwnerOf(step);
        return held.FirstOrDefault(each => each == owner) ?? held.Last(IsEnumerator);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where the field is trimmed the object is not known.")]
    private static object? OwnerOf(Task task) =>
        ForeignName.MethodOf(task) is not null && ForeignMethod.MachineOf(task) is { } machine ? machine.GetType().GetField("<>4__this", Fields)?.GetValue(machine) : null;

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where the fields are trimmed it holds nothing that is known.")]
    private static void AddThoseIn(object closure, List<object> held)
    {
        foreach (var field in closure.GetType().GetFields(Fields))
        {
            if (MayHold(field.FieldType) && field.GetValue(closure) is { } value)
            {
                Add(field.FieldType, value, held);
            }
        }
    }

    private static void Add(Type type, object value, List<object> held)
    {
        // Structs around it that were not assigned yet hold nothing.
        var inside =
            type == typeof(ConfiguredAsyncDisposable) ? Configured?.GetValue(value)
            : HoistedValues.IsConfigured(type) ? HoistedValues.Inside(value)
            : value;
        if (inside is not null && !held.Contains(inside))
        {
            held.Add(inside);
        }
    }

    private static bool MayHold(Type type) =>
        type.IsAssignableTo(typeof(IAsyncDisposable)) || type == typeof(ConfiguredAsyncDisposable) || HoistedValues.IsConfigured(type);

    private static bool IsClosure(FieldInfo field) => field.Name.StartsWith("<>8__", StringComparison.Ordinal);

    private static bool IsOwn(FieldInfo field) => field.Name.Contains(">5__", StringComparison.Ordinal) || HoistedValues.IsOfCompiler(field);

    private static FieldInfo[] FieldsOf<[DynamicallyAccessedMembers(HoistedAwaiter.Fields)] TStateMachine>() =>
        Cache<TStateMachine>.Held ??=
        [
            .. typeof(TStateMachine).GetFields(Fields).Where(static field => IsClosure(field) || (IsOwn(field) && MayHold(field.FieldType))),
        ];

    private static class Cache<TStateMachine>
    {
        internal static FieldInfo[]? Held;
    }
}
