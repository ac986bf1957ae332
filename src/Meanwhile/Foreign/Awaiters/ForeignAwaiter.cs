using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>
/// What a cancel does with the awaiter of a <see cref="Task"/> or <see cref="ValueTask"/>, of which it has a boxed copy. One for
/// each type of awaiter; nothing here is on the way of an await that is not cancelled.
/// </summary>
internal abstract class ForeignAwaiter
{
    // Held no longer than the type, whose assembly may be unloaded.
    private static readonly ConditionalWeakTable<Type, Entry> Known = [];

    /// <summary>That of a type of awaiter; null where none can be had: of unknown types, and natively of rare result types.</summary>
    internal static ForeignAwaiter? Of(Type awaiterType) => Known.GetValue(awaiterType, static type => new Entry(Make(type))).Awaiter;

    /// <summary>The type of the result; null where there is none.</summary>
    internal virtual Type? ResultType => null;

    /// <summary>What it waits for: the <see cref="Task"/>, the source of the <see cref="ValueTask"/>, or null where the result is inside or it cannot be told.</summary>
    internal abstract object? Awaited(object kept);

    /// <summary>Whether the result is there.</summary>
    internal abstract bool IsCompleted(object kept);

    /// <summary>Whether what it waits for does not know it any more, and only throws when asked.</summary>
    internal virtual bool IsLost(object kept) => false;

    /// <summary>Whether it has ended by a cancel.</summary>
    internal abstract bool IsCanceled(object kept);

    /// <summary>Whether it has failed.</summary>
    internal abstract bool IsFaulted(object kept);

    /// <summary>Whether its end by a cancel or failure is not thrown.</summary>
    internal virtual bool IsSilent(object kept) => false;

    /// <summary>An awaiter of the same type that throws when it is asked for the result.</summary>
    internal abstract object Failed(object kept, Exception failure);

    /// <summary>An awaiter of the same type that has ended well; null where that would need a result.</summary>
    internal virtual object? Completed(object kept) => null;

    /// <summary>Takes the result of one that has ended, which may be done once: gives the failure, or null and the result.</summary>
    internal abstract Exception? Take(object kept, out object? result);

    /// <summary>Runs what takes a result.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "It is what is asked for.")]
    private protected static Exception? Caught(Action take)
    {
        try
        {
            take();
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private static ForeignAwaiter? Make(Type type)
    {
        if (type == typeof(TaskAwaiter) || type == typeof(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter))
        {
            return new TaskAwaiterOfNone();
        }

        if (type == typeof(ValueTaskAwaiter) || type == typeof(ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter))
        {
            return new ValueTaskAwaiterOfNone();
        }

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (definition == typeof(TaskAwaiter<>) || definition == typeof(ConfiguredTaskAwaitable<>.ConfiguredTaskAwaiter))
        {
            return new TaskAwaiterOfResult(type.GenericTypeArguments[0]);
        }

        return
            definition == typeof(ValueTaskAwaiter<>) || definition == typeof(ConfiguredValueTaskAwaitable<>.ConfiguredValueTaskAwaiter)
            ? ValueTaskAwaiters.ForResult(type.GenericTypeArguments[0])
            : null;
    }

    private sealed record Entry(ForeignAwaiter? Awaiter);
}
