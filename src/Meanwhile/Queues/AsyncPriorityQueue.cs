namespace Meanwhile;

/// <summary>
/// A queue that gives the least item first, and of equal ones that which was put first. As <c>asyncio.PriorityQueue</c>, which
/// leaves the order of equal items open.
/// </summary>
/// <remarks>
/// Without a comparer, a put of an item that cannot be compared throws <see cref="InvalidOperationException"/>. So does the put or get by
/// which two tuples meet that differ only in an element that cannot be compared. The queue is then as it was before.
/// </remarks>
/// <typeparam name="T">The type of the items, often a tuple that begins with the priority.</typeparam>
/// <param name="maxSize">How many items it holds at most; 0 for any number.</param>
/// <param name="comparer">How to compare; without it, as the type compares itself.</param>
/// <param name="name">What messages and the task tree call it.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="maxSize"/> is negative.</exception>
/// <exception cref="ArgumentException">There is no <paramref name="comparer"/>, and values of the type can never be compared.</exception>
public sealed class AsyncPriorityQueue<T>(int maxSize = 0, IComparer<T>? comparer = null, string? name = null)
    : AsyncQueue<T>(new ItemStore<T>.LeastFirst(comparer ?? NaturalOrder.Of<T>(nameof(comparer))), maxSize, name);
