using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>What may be done with a foreign awaiter when a cancel meets it.</summary>
internal enum AwaiterKind : byte
{
    /// <summary>Unknown: it is waited for to its end.</summary>
    Custom,

    /// <summary>Of a <see cref="Task"/>: the wait can be abandoned, since a task keeps its result for whoever asks.</summary>
    Task,

    /// <summary>Of a <see cref="ValueTask"/>: its result is taken exactly once and never early, so it is waited for to its end.</summary>
    ValueTask,
}

internal static class AwaiterKinds
{
    extension(AwaiterKind)
    {
        internal static AwaiterKind Of<TAwaiter>() => Cache<TAwaiter>.Kind;
    }

    private static AwaiterKind Classify(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (
            definition == typeof(TaskAwaiter)
            || definition == typeof(TaskAwaiter<>)
            || definition == typeof(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter)
            || definition == typeof(ConfiguredTaskAwaitable<>.ConfiguredTaskAwaiter)
        )
        {
            return AwaiterKind.Task;
        }

        return
            definition == typeof(ValueTaskAwaiter)
            || definition == typeof(ValueTaskAwaiter<>)
            || definition == typeof(ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter)
            || definition == typeof(ConfiguredValueTaskAwaitable<>.ConfiguredValueTaskAwaiter)
            ? AwaiterKind.ValueTask
            : AwaiterKind.Custom;
    }

    private static class Cache<TAwaiter>
    {
        internal static readonly AwaiterKind Kind = Classify(typeof(TAwaiter));
    }
}
