namespace Meanwhile;

/// <summary>A queue that gives the newest item first. As <c>asyncio.LifoQueue</c>.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="maxSize">How many items it holds at most; 0 for any number.</param>
/// <param name="name">What messages and the task tree call it.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="maxSize"/> is negative.</exception>
public sealed class AsyncStack<T>(int maxSize = 0, string? name = null)
    : AsyncQueue<T>(new ItemStore<T>.LastInFirstOut(), maxSize, name);
