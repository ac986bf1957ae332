using System.Runtime.CompilerServices;

namespace Meanwhile;

/// <summary>The order in which items compare themselves, where a queue was given no comparer.</summary>
internal static class NaturalOrder
{
    /// <param name="comparer">The name of the parameter that would have been the comparer.</param>
    /// <exception cref="ArgumentException">Values of the type can never be compared.</exception>
    internal static IComparer<T> Of<T>(string comparer)
    {
        if (typeof(T).IsAssignableTo(typeof(IComparable<T>)) || typeof(T).IsAssignableTo(typeof(IComparable)))
        {
            // What is in a tuple may turn out to have no order, once what stands before it is equal.
            return typeof(T).IsAssignableTo(typeof(ITuple)) ? new NaturalOrder<T>() : Comparer<T>.Default;
        }

        // Of these a value may have an order though the type does not say so.
        return !typeof(T).IsSealed || Nullable.GetUnderlyingType(typeof(T)) is not null
            ? new NaturalOrder<T>()
            : throw new ArgumentException($"{typeof(T)} is not IComparable: its values have no order of their own. Give the queue a comparer.", comparer);
    }
}

/// <summary>The order in which items compare themselves, where only the items can tell whether they have one.</summary>
internal sealed class NaturalOrder<T> : IComparer<T>
{
    private static readonly bool IsNullable = Nullable.GetUnderlyingType(typeof(T)) is not null;

    public int Compare(T? x, T? y)
    {
        try
        {
            return Comparer<T>.Default.Compare(x, y);
        }
        catch (ArgumentException failure) when (IsNullable || x is ITuple || y is ITuple || LacksOrder(x) || LacksOrder(y))
        {
            throw new InvalidOperationException(
                $"Two items of the type {typeof(T)} cannot be put in order: they are not IComparable, or differ only in what is not. Give the queue a comparer.",
                failure
            );
        }
    }

    /// <summary>Refuses an item that could be compared with no other.</summary>
    /// <exception cref="InvalidOperationException">It is not comparable.</exception>
    internal static void Require(T item)
    {
        if (LacksOrder(item))
        {
            throw new InvalidOperationException($"{item!.GetType()} is not IComparable: such an item has no order of its own. Give the queue a comparer.");
        }
    }

    private static bool LacksOrder(T? item) => !IsNullable && item is not (null or IComparable or IComparable<T>);
}
